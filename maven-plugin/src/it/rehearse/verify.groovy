// All builds write into one log; each failure is told in the sentence of its last error.
def log = new File(basedir, 'build.log').text
def failures = log.readLines().findAll { it.contains('Failed to execute goal') }

assert failures.size() == 4
assert failures[0].contains('2 of 4 broken: public.books.books_lent_idx (of changelog/index-left-behind.yaml::books-indexes::library)')
assert failures[1].contains('Only one of <pending>, <last>, <sinceTag> and <from> can be said.')
assert failures[2].contains('No PostgreSQL answers at 127.0.0.1:1')
assert failures[3].contains('nowhere.sql cannot be read: there is none.')

['txt', 'html', 'md', 'json', 'junit.xml', 'sarif'].each { ending ->
  assert new File(basedir, "target/schema-assurance/rehearse.${ending}").length() > 0
}

// Of the last that wrote reports: who worked beside the changeset.
def statistics = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/schema-assurance/rehearse.json')).statistics
def traffic = statistics.find { it.title == 'Traffic' }
assert traffic.rows.collect { it[1] + ' ' + it[2] }.sort() == ['public.books reads', 'public.books writes']
assert traffic.rows.every { it[5].toInteger() > 0 }

// Of the build that passes.
assert log.contains('Rehearsal: 2 hold, 0 broken')
// Told, and gone on.
assert log.contains('[WARNING] index public.books.books_lent_idx: expected none after the rollback, found one')
assert !log.contains('\tat ')
