#!/bin/sh
# Kills a backfill with SIGKILL at random moments of its run and starts it again; crashes the server under it twice, and cuts the network
# twice: at the end exactly the rooms of the invariant, and each batch counted once. On a throwaway database. BOOKINGS (500000), KILLS (25).
set -eu

cd "$(dirname "$0")/.."

if ! command -v psql >/dev/null; then
  echo 'The soak needs psql, which is missing (on Debian: apt-get install postgresql-client).' >&2
  exit 3
fi

if [ -z "${DB_NAME:-}" ]; then
  # shellcheck disable=SC2016 # the inner shell expands it
  exec demo/with-database sh -eu -c '
    echo "Applying the changelog ..." >&2
    ${MVN:-mvn} -q liquibase:update >target/bench-update.log
    exec bench/backfill-kill.sh'
fi

export PGHOST="$DB_HOST" PGPORT="$DB_PORT" PGDATABASE="$DB_NAME" PGUSER="$DB_USER" PGPASSWORD="$DB_PASSWORD"
kills=${KILLS:-25}
sql() { psql -qAtX -v ON_ERROR_STOP=1 -c "$1"; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A network that a line cuts, on descriptor 3.
mkfifo "$work/cuts"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" org.schemaassurance.support.CuttableProxy "$DB_HOST" "$DB_PORT" <"$work/cuts" >"$work/port" &
exec 3>"$work/cuts"
until [ -s "$work/port" ]; do sleep 0.1; done
through=$(cat "$work/port")

# Immediately: the server has to recover. It refuses to run as root, which a user namespace hides from it.
restart() {
  data=$(sql 'SHOW data_directory')
  programs=$(dirname "$(readlink "/proc/$(head -n 1 "$data/postmaster.pid")/exe")")
  if [ "$(id -u)" = 0 ]; then
    unshare -U "$programs/pg_ctl" restart -D "$data" -m immediate -w >"$work/restart.log" 2>&1
  else
    "$programs/pg_ctl" restart -D "$data" -m immediate -w >"$work/restart.log" 2>&1
  fi || { cat "$work/restart.log" >&2; exit 1; }
  restarts=$((restarts + 1))
}
cut() {
  echo >&3
  cuts=$((cuts + 1))
}

psql -qX -v bookings="${BOOKINGS:-500000}" -f bench/backfill-data.sql
# Small batches, so that a kill meets one.
set -- backfill chat-rooms --wait --lease 2 --batch-size 50 --pause 5
n=0
restarts=0
cuts=0
while [ "$n" -lt "$kills" ]; do
  n=$((n + 1))
  DB_PORT=$through bin/schema-assurance "$@" >"$work/run.log" 2>&1 &
  run=$!
  # The start takes a second or two, the wait for the lease of the killed one two more.
  sleep "$(awk -v seed="$n$(date +%N)" 'BEGIN { srand(seed); printf "%.2f", 3 + 2.5 * rand() }')"
  case $n in
    5 | 20) cut && sleep 2 ;;
    10 | 15) restart && sleep 3 ;;
  esac
  kill -KILL "$run" 2>/dev/null || echo "Run $n was over before it was killed." >&2
  wait "$run" 2>/dev/null || true
  printf '%s/%s killed, at %s rooms\n' "$n" "$kills" "$(sql 'SELECT count(*) FROM public.chat_rooms')" >&2
done
DB_PORT=$through bin/schema-assurance backfill chat-rooms --wait --lease 2

sql "DO \$\$ DECLARE rooms bigint; wanted bigint; counted bigint; walked bigint; BEGIN
  SELECT count(*) INTO rooms FROM public.chat_rooms;
  SELECT count(DISTINCT (lesson.teacher_id, booking.student_id)) INTO wanted
  FROM public.bookings AS booking JOIN public.lessons AS lesson ON lesson.id = booking.lesson_id
  WHERE booking.status = 'active' AND booking.deleted_at IS NULL AND lesson.deleted_at IS NULL AND lesson.teacher_id <> booking.student_id;
  SELECT repaired, job.walked INTO counted, walked FROM schema_assurance.backfill_job AS job;
  IF (rooms, counted, walked) IS DISTINCT FROM (wanted, wanted, (SELECT count(*) FROM public.lessons)) THEN
    RAISE EXCEPTION '% rooms instead of %, % counted, % lessons walked', rooms, wanted, counted, walked;
  END IF;
END \$\$"
echo "After $kills kills, $restarts crashes of the server and $cuts cuts of the network: $(sql 'SELECT count(*) FROM public.chat_rooms') rooms, exactly those of the invariant; $(sql "SELECT count(*) FROM schema_assurance.backfill_run WHERE batches > 0") runs added up to them."
