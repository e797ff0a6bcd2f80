#!/bin/sh
# The main job on a legacy database: find it wanting, migrate it, prove it, catch what breaks it later.
# 'make demo' runs this with a throwaway PostgreSQL; each step has to end with the exit status that is expected of it.
set -eu

cd "$(dirname "$0")/.."
log=target/demo
rm -rf "$log"
mkdir -p "$log"
number=0

step() {
  number=$((number + 1))
  printf '\n── %s/5  %s\n' "$number" "$1"
}

# run STATUS NAME COMMAND...: says what is run, and keeps its output for show.
run() {
  expected=$1
  output=$log/$2.txt
  shift 2
  printf '$'
  for word in "$@"; do
    case $word in *' '*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
  done
  printf '\n'
  status=0
  "$@" >"$output" 2>&1 || status=$?
  if [ "$status" -ne "$expected" ]; then
    cat "$output"
    printf '\nThe demo failed at step %s: exit status %s, expected %s, of: %s\n' "$number" "$status" "$expected" "$*" >&2
    exit 1
  fi
}

# show EXPRESSION...: the lines of the last output that match; takes grep's options.
show() {
  grep -E --no-group-separator "$@" "$output" | sed 's/^/  /'
  printf '  (exit status %s; shortened, all of it: %s)\n' "$status" "$output"
}

broken='^(✗|!|\?)'

step 'A legacy database: five tables, 200 users, 150 lessons, 600 bookings'
run 0 legacy demo/sql demo/legacy.sql

step 'What does it lack? Looked at read-only'
run 1 verify-before bin/schema-assurance verify
show "$broken"

step 'The migration, as the release pipeline runs it'
# shellcheck disable=SC2086 # MVN may have options, such as mvn -o
run 0 update ${MVN:-mvn} liquibase:update
show 'the backfill made|^(Run|Previously run|Total change sets): |BUILD SUCCESS'

step 'The same question again: all of it holds'
run 0 verify-after bin/schema-assurance verify
show '^✓ (Trigger|Function|No orphaned|All chat rooms|Every teacher)|^[✓!] .*hold'

step 'Months later somebody disables a trigger for a bulk load, and forgets it'
run 0 disable demo/sql 'ALTER TABLE bookings DISABLE TRIGGER booking_create_chat'
run 1 verify-disabled bin/schema-assurance verify
show -A5 -e '^✗ public' -e '^✗ Broken'

printf '\nThe demo did what it should; its PostgreSQL is stopped and deleted now.\n'
