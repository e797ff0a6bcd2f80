def log = new File(basedir, 'build.log').text
def failures = log.readLines().findAll { it.contains('Failed to execute goal') }
def snapshot = new File(basedir, 'app/changelog/schema-snapshot.yaml').text

assert log.contains('Rules: 2 hold, 0 broken')
assert snapshot.contains('table hotel.rooms:')
assert snapshot.contains('column seats:')
assert snapshot.contains('table hotel.in_test')
assert !snapshot.contains('in_production')
assert !snapshot.contains('later')

// Of snapshot, and of rules-init, where it is typed.
assert log.count('Changelog: db/changelog/master.yaml (by liquibase.properties).') == 1
assert log.count('Changelog: db/changelog/master.yaml (by schema-assurance.changelogFile).') == 1

assert failures.size() == 2
assert failures[0].contains('127.0.0.1:1')
assert failures[1].contains('A backfill writes, so its database has to be named')
assert !log.contains('\tat ')

// The rules' first line names it.
def jsonSchema = new File(basedir, 'app/target/rules.schema.json')
assert jsonSchema.text.contains('https://json-schema.org/draft/2020-12/schema')
assert log.contains('rules.schema.json is written.')

def drafted = new File(basedir, 'app/target/drafted.yaml').text
assert drafted.startsWith('# yaml-language-server: $schema=rules.schema.json\n')
assert drafted.contains('Table hotel.rooms')
assert !drafted.contains('check: changelog')
assert !drafted.contains('Not a rule')
assert !drafted.contains('throwaway')
assert log.contains('No build asks these rules there: it asks those in verify-rules, or in <rules>.')
assert !log.contains('mvn verify asks these rules')
assert log.contains('What the database has and no rule says')
