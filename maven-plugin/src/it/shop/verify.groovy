// All builds write into one log; each failure is told in the sentence of its last error, with the object's name.
def log = new File(basedir, 'build.log').text
def failures = log.readLines().findAll { it.contains('Failed to execute goal') }

def expect = { int number, String words ->
  assert failures[number].contains(words): "failure $number is: ${failures[number]}"
}
assert failures.size() == 4
expect 0, '3 of '
expect 0, 'public.orders.order_notes_state (dropped by sabotage/drops-the-trigger.yaml::drop-order-notes-state::somebody)'
expect 1, '1 of '
expect 1, 'broken: constraint public.orders.orders_state_check: expected check'
expect 1, ' It is made by changelog/'
expect 2, '1 of '
expect 2, 'broken: public.invoices: expected a table, found none'
expect 3, '1 of '
expect 3, 'broken: As postgres: expected that a sent order is no longer in the history'

// Of the build that passes.
assert log.contains('Rules: 2 hold, 0 broken')
assert log.contains('Behaviours: 1 hold, 0 broken')
// Told, and gone on.
assert log.contains('[WARNING] public.invoices: expected a table, found none')
assert !log.contains('\tat ')
assert !log.contains('starting PostgreSQL')

['verify', 'drift', 'probe'].each { verb ->
  ['txt', 'html', 'json', 'junit.xml', 'sarif'].each { ending ->
    assert new File(basedir, "target/schema-assurance/${verb}.${ending}").length() > 0
  }
}

// Of the goals beside verify. Each of the four says that it knows no such property.
assert log.count('[WARNING] No goal has the property schema-assurance.mutant; did you mean schema-assurance.mutants?') == 4
assert !log.contains('No goal has the property schema-assurance.mutants')
assert log.count('Changelog: changelog/master.xml (by the Liquibase plugin).') == 2
assert new File(basedir, 'target/drafted.yaml').text.contains('order_notes_state')
assert log.contains('Lints: ')
assert new File(basedir, 'target/schema-assurance/mutate.json').length() > 0

// Where the snapshot is what fails, the goal that writes it anew.
assert log.contains('What is meant: mvn schema-assurance:snapshot writes the snapshot anew.')
