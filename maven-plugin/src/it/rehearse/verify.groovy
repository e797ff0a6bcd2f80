// All builds write into one log; each failure is told in the sentence of its last error.
def log = new File(basedir, 'build.log').text
def failures = log.readLines().findAll { it.contains('Failed to execute goal') }

assert failures.size() == 2
assert failures[0].contains('2 of 4 broken: public.books.books_lent_idx (of changelog/index-left-behind.yaml::books-indexes::library)')
assert failures[1].contains('Only one of <pending>, <last>, <sinceTag> and <from> can be said.')

['txt', 'html', 'md', 'json', 'junit.xml', 'sarif'].each { ending ->
  assert new File(basedir, "target/schema-assurance/rehearse.${ending}").length() > 0
}

// Of the build that passes.
assert log.contains('Rehearsal: 2 hold, 0 broken')
// Told, and gone on.
assert log.contains('[WARNING] index public.books.books_lent_idx after the rollback: expected none, found one')
assert !log.contains('\tat ')
