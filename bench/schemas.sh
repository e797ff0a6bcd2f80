#!/bin/sh
# Times verify on generated schemas, on the throwaway server that DB_* name: rules for five tables on five and on many tables,
# then rules for all of them. TABLES: the sizes; ROUNDS: how often, in turn.
set -eu

cd "$(dirname "$0")/.."
. bench/timing.sh

rounds=${ROUNDS:-5}
sizes=${TABLES:-500 3000}
export PGHOST="$DB_HOST" PGPORT="$DB_PORT" PGUSER="$DB_USER" PGPASSWORD="${DB_PASSWORD:-}"

verify() {
  DB_NAME=generated_$1 bin/schema-assurance verify --rules "$2"
}

init() {
  DB_NAME=generated_$1 bin/schema-assurance rules init --schema generated --output "$times/all-$1.yaml" --force
}

for size in 5 $sizes; do
  echo "Making a schema of $size tables ..." >&2
  psql -qX postgres -c "CREATE DATABASE generated_$size"
  bench/generate-schema "$size" | psql -qX -v ON_ERROR_STOP=1 "generated_$size"
  # As autovacuum would have done by the time that somebody verifies.
  psql -qX "generated_$size" -c 'VACUUM ANALYZE'
done
init 5
cp "$times/all-5.yaml" "$times/five.yaml"

round=0
while [ "$round" -le "$rounds" ]; do
  for size in 5 $sizes; do
    timed "five-on-$size" verify "$size" "$times/five.yaml"
  done
  if [ "$round" -eq 0 ]; then
    rm "$times"/five-on-*
  fi
  round=$((round + 1))
done
for size in $sizes; do
  for round in 1 2 3; do
    timed "psql-$size" psql -qXAt -f bench/everything.sql "generated_$size"
    timed "init-$size" init "$size"
    timed "all-$size" verify "$size" "$times/all-$size.yaml"
  done
done

printf 'Rules for 5 tables, medians of %s rounds, in turn (aim: within 1.3 times):\n' "$rounds"
line 'verify in a schema of 5 tables' five-on-5
for size in $sizes; do
  line "verify in a schema of $size tables" "five-on-$size" five-on-5 'that on 5'
done
echo 'Rules for all tables, medians of 3 rounds (aim: at most 4 times psql):'
for size in $sizes; do
  line "psql prints every definition of $size tables" "psql-$size"
  line "rules init, $(grep -c ' rule: ' "$times/all-$size.yaml") rules" "init-$size" "psql-$size" 'that'
  line 'verify with them' "all-$size" "psql-$size" 'that'
done
