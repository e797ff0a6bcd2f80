#!/bin/sh
# Times the whole process of verify beside a shell script with one psql a question, in turn; prints medians and ratios. On the
# database that DB_NAME names, or without one on a throwaway database with the demo's data and the changelog; on that server
# bench/schemas.sh and bench/data.sh go on.
set -eu

cd "$(dirname "$0")/.."

if ! command -v psql >/dev/null; then
  echo 'The base line needs psql, which is missing (on Debian: apt-get install postgresql-client).' >&2
  exit 3
fi

if [ -z "${DB_NAME:-}" ]; then
  # shellcheck disable=SC2016 # the inner shell expands it
  exec demo/with-database sh -eu -c '
    demo/sql demo/legacy.sql
    echo "Applying the changelog ..." >&2
    ${MVN:-mvn} -q liquibase:update >target/bench-update.log
    bench/verify.sh
    bench/schemas.sh
    exec bench/data.sh'
fi

rounds=${ROUNDS:-10}
. bench/timing.sh

round=0
while [ "$round" -le "$rounds" ]; do
  timed verify bin/schema-assurance verify
  timed former bench/one-psql-a-question.sh
  timed all bench/one-psql-a-question.sh --all
  # The first round only warms up the caches.
  test "$round" -gt 0 || rm "$times/verify" "$times/former" "$times/all"
  round=$((round + 1))
done

printf 'Medians of %s rounds, in turn:\n' "$rounds"
line 'psql for each question of the former scripts (11)' former
line 'psql for each rule' all
line 'verify, all rules of verify-rules/' verify all 'psql for each rule'
line '' verify former 'psql for each former question'

# A stage begins as its first class is loaded.
JDK_JAVA_OPTIONS="-Xlog:class+load:file=$times/classes:uptime" bin/schema-assurance verify >/dev/null 2>&1
echo 'Where the time goes, in one more run:'
awk '
  function begins(text) { if (stage) printf "  %-56s %5d ms\n", stage, (now - since) * 1000; stage = text; since = now }
  { now = substr($1, 2) + 0 }
  $2 == "org.schemaassurance.cli.Main" { stage = "start of the JVM"; since = 0; begins("command line") }
  $2 == "org.schemaassurance.rules.RuleFileReader" { begins("rule files") }
  $2 == "org.schemaassurance.connect.Connector" { begins("connection") }
  $2 == "org.schemaassurance.catalog.CatalogReader" { begins("catalog queries") }
  $2 == "org.schemaassurance.catalog.StructureCrawl" { begins("SchemaCrawler and further catalog queries") }
  $2 == "org.schemaassurance.verify.RuleEngine" { begins("rules and data queries") }
  $2 == "org.schemaassurance.report.TextReport" { begins("report") }
  END { begins("") }' "$times/classes"
