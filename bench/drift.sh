#!/bin/sh
# Times snapshot and drift as whole processes on generated schemas, beside what else compares or reads schemas; on a throwaway server.
# TABLES: one size, or two, the second beside the first; ROUNDS: how often, in turn; COMPARED=no leaves the others out, which take minutes.
set -eu

cd "$(dirname "$0")/.."

if ! command -v psql >/dev/null; then
  echo 'The base line needs psql, which is missing (on Debian: apt-get install postgresql-client).' >&2
  exit 3
fi

if [ -z "${DB_NAME:-}" ]; then
  exec demo/with-database bench/drift.sh
fi

. bench/timing.sh

rounds=${ROUNDS:-3}
sizes=${TABLES:-500 3000}
small=${sizes%% *}
large=${sizes##* }
[ "$small" != "$large" ] || sizes=$small
export PGHOST="$DB_HOST" PGPORT="$DB_PORT" PGUSER="$DB_USER" PGPASSWORD="${DB_PASSWORD:-}"

snapshot() {
  DB_NAME=drift_$1 bin/schema-assurance snapshot --output "$times/$1.yaml"
}

drift() {
  DB_NAME=drift_$1 bin/schema-assurance drift --against "$times/$1.yaml"
}

# What a JVM of the same options takes for another library's answer; CLASSPATH is the tests'.
library() {
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$@" 2>&1
}

# The most memory that the process had, in MiB.
memory() {
  DB_NAME=drift_$large /usr/bin/time -f '%M' -o "$times/memory" bin/schema-assurance "$@" >"$times/output"
  awk '{ printf "%d", $1 / 1024 }' "$times/memory"
}

url() {
  echo "jdbc:postgresql://$DB_HOST:$DB_PORT/$1"
}

for size in $sizes; do
  echo "Making a schema of $size tables ..." >&2
  psql -qX postgres -c "CREATE DATABASE drift_$size"
  bench/generate-schema "$size" | psql -qX -v ON_ERROR_STOP=1 "drift_$size"
  psql -qX "drift_$size" -c 'VACUUM ANALYZE'
  snapshot "$size"
done

round=0
while [ "$round" -lt "$rounds" ]; do
  for size in $sizes; do
    timed "psql-$size" psql -qXAt -f bench/everything.sql "drift_$size"
    timed "snapshot-$size" snapshot "$size"
    timed "drift-$size" drift "$size"
  done
  round=$((round + 1))
done

if [ "${COMPARED:-yes}" = yes ]; then
  echo "SchemaCrawler and Liquibase on $small tables, once each; these take minutes ..." >&2
  psql -qX postgres -c "CREATE DATABASE drift_copy TEMPLATE drift_$small"
  timed crawl library org.schemaassurance.bench.SchemaCrawlerCrawl "$(url "drift_$small")" "$DB_USER" generated
  timed liquibase library org.schemaassurance.bench.LiquibaseDiff \
    "$(url "drift_$small")?currentSchema=generated" "$(url drift_copy)?currentSchema=generated" "$DB_USER"
fi

printf 'Medians of %s rounds, in turn (aims for 3000 tables: snapshot 2 times psql, drift 2.5 times; at most 7 times 500 tables; 600 MiB):\n' "$rounds"
for size in $sizes; do
  line "psql prints every definition of $size tables" "psql-$size"
  line "snapshot of $size tables" "snapshot-$size" "psql-$size" 'that'
  line "drift of $size tables from their snapshot" "drift-$size" "psql-$size" 'that'
done
if [ "$small" != "$large" ]; then
  line "snapshot of $large tables" "snapshot-$large" "snapshot-$small" "that of $small"
  line "drift of $large tables" "drift-$large" "drift-$small" "that of $small"
fi
if [ -x /usr/bin/time ]; then
  printf '  most memory: snapshot %s MiB, drift %s MiB\n' "$(memory snapshot)" \
    "$(memory drift --against "$times/$large.yaml")"
fi
if [ "${COMPARED:-yes}" = yes ]; then
  line "SchemaCrawler's crawl of $small tables (standard detail)" crawl "drift-$small" "drift of as many"
  line "Liquibase's diff of $small tables and their copy" liquibase "drift-$small" "drift of as many"
fi
