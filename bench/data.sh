#!/bin/sh
# Times the shipped rules' queries on rows beside queries written by hand for the best plan, on generated bookings, on the throwaway
# server that DB_* name, whose database DB_NAME has the changelog. BOOKINGS: how many; ROUNDS: how often, in turn.
set -eu

cd "$(dirname "$0")/.."

bookings=${BOOKINGS:-2000000}
rounds=${ROUNDS:-5}
export PGHOST="$DB_HOST" PGPORT="$DB_PORT" PGUSER="$DB_USER" PGPASSWORD="${DB_PASSWORD:-}"

echo "Making $bookings bookings ..." >&2
psql -qX postgres -c "CREATE DATABASE bookings TEMPLATE \"$DB_NAME\""
psql -qX -v ON_ERROR_STOP=1 -v bookings="$bookings" -f bench/bookings.sql bookings

printf 'Queries on %s bookings, medians of %s rounds, in turn (aim: within 1.2 times):\n' "$bookings" "$rounds"
DB_NAME=bookings "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData \
  org.schemaassurance.bench.DataQueryTimes verify-rules/chat-creation.yaml bench/best-plans.sql "$rounds"
