#!/bin/sh
# Times rehearse beside Liquibase alone, which takes a changelog up, down and up in one process: of CHANGESETS (300) generated ones and of
# the shipped changelog, in turn, on a throwaway server; and what the processor does meanwhile for the process and for the server, so
# that what else runs on the machine counts for less. ROUNDS: how often.
set -eu

cd "$(dirname "$0")/.."
home=$PWD

if ! command -v psql >/dev/null; then
  echo 'Databases are made with psql, which is missing (on Debian: apt-get install postgresql-client).' >&2
  exit 3
fi

if [ -z "${DB_NAME:-}" ]; then
  exec demo/with-database bench/rehearse.sh
fi

. bench/timing.sh

rounds=${ROUNDS:-3}
changesets=${CHANGESETS:-300}
export PGHOST="$DB_HOST" PGPORT="$DB_PORT" PGUSER="$DB_USER" PGPASSWORD="${DB_PASSWORD:-}"

mkdir "$times/generated"
bench/generate-changelog "$changesets" >"$times/generated/master.sql"
postmaster=$(psql -qXAt postgres -c "SELECT pg_read_file('postmaster.pid')" | head -n 1)

# Hundredths of a second that the processor has worked for the server's sessions; the postmaster knows of those that have ended.
server_work() {
  [ -r "/proc/$postmaster/stat" ] || { echo 0; return; }
  awk '{ sub(/.*\) /, ""); print $12 + $13 + $14 + $15 }' "/proc/$postmaster/stat"
}

# The same of the processes that this shell has started and waited for.
own_work() {
  awk '{ sub(/.*\) /, ""); print $14 + $15 }' "/proc/$$/stat"
}

# worked NAME COMMAND...: timed, and adds the milliseconds of the processor to the file NAME-work.
worked() {
  before=$(($(server_work) + $(own_work)))
  timed "$@"
  # A session ends somewhat later than its client.
  sleep 0.3
  echo $((($(server_work) + $(own_work) - before) * 10)) >>"$times/$name-work"
}

# What a JVM of the same options takes; CLASSPATH is the tests'.
liquibase() {
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC org.schemaassurance.bench.LiquibaseUpDownUp \
    "jdbc:postgresql://$DB_HOST:$DB_PORT/up_down_up" "$DB_USER" "$@" 2>&1
}

# That a changeset is not as it should be is an answer, too.
rehearse() {
  "$home/bin/schema-assurance" rehearse --reference-url "postgresql://$DB_USER@$DB_HOST:$DB_PORT/postgres" "$@" 2>&1 || [ $? -eq 1 ]
}

empty_database() {
  psql -qX postgres -c 'DROP DATABASE IF EXISTS up_down_up' -c 'CREATE DATABASE up_down_up TEMPLATE template0' 2>"$times/notices"
}

round=0
while [ "$round" -lt "$rounds" ]; do
  empty_database
  worked liquibase-generated liquibase "$times/generated" master.sql
  # There, where no rules are.
  cd "$times/generated"
  worked rehearse-generated rehearse --changelog-file master.sql
  cd "$home"
  empty_database
  worked liquibase-shipped liquibase . changelog/master.yaml
  worked rehearse-shipped rehearse
  round=$((round + 1))
done

# compared WHAT TEXT: the lines of one changelog.
compared() {
  line "Liquibase alone takes $2 up, down, up" "liquibase-$1"
  line "rehearse of $2" "rehearse-$1" "liquibase-$1" 'that'
  line '  of the processor: Liquibase alone' "liquibase-$1-work"
  line '  of the processor: rehearse' "rehearse-$1-work" "liquibase-$1-work" 'that'
}

printf 'Medians of %s rounds, in turn (aim: at most 1.5 times Liquibase plus 0.1 s a changeset):\n' "$rounds"
compared generated "$changesets changesets"
awk -v rehearse="$(median rehearse-generated)" -v liquibase="$(median liquibase-generated)" -v changesets="$changesets" 'BEGIN {
  aim = 1.5 * liquibase / 1000 + 0.1 * changesets
  printf "  the aim is %.1f s, of which rehearse took %.2f times\n", aim, rehearse / 1000 / aim
}'
compared shipped 'the shipped changelog'
