#!/bin/sh
# What the trigger costs on a bulk insert of active bookings, and which deadlocks remain between sessions that insert bookings of the
# same pairs in different orders. On a throwaway database. ROWS (100000), TRANSACTIONS a deadlock run (10000).
set -eu

cd "$(dirname "$0")/.."

for tool in psql pgbench; do
  if ! command -v "$tool" >/dev/null; then
    echo "The bench needs $tool, which is missing (on Debian: apt-get install postgresql-client postgresql-contrib)." >&2
    exit 3
  fi
done

if [ -z "${DB_NAME:-}" ]; then
  # shellcheck disable=SC2016 # the inner shell expands it
  exec demo/with-database sh -eu -c '
    echo "Applying the changelog ..." >&2
    ${MVN:-mvn} -q liquibase:update >target/bench-update.log
    exec bench/trigger.sh'
fi

export PGHOST="$DB_HOST" PGPORT="$DB_PORT" PGDATABASE="$DB_NAME" PGUSER="$DB_USER" PGPASSWORD="$DB_PASSWORD"
rows=${ROWS:-100000}
transactions=${TRANSACTIONS:-10000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sql() { psql -qAtX -v ON_ERROR_STOP=1 -c "$1"; }
ours=$(sql "SELECT pg_get_functiondef('public.create_chat_on_booking_active()'::regprocedure)")
forget() { psql -qX -c 'TRUNCATE public.messages, public.bookings, public.chat_rooms' 2>/dev/null; }

# The function's shapes that are compared.
shape() {
  case $1 in
    none) sql 'ALTER TABLE public.bookings DISABLE TRIGGER USER' ;;
    ours) sql "$ours" && sql 'ALTER TABLE public.bookings ENABLE TRIGGER USER' ;;
    conflict) sql "$(cat bench/trigger-on-conflict-alone.sql)" && sql 'ALTER TABLE public.bookings ENABLE TRIGGER USER' ;;
  esac
}

name() {
  case $1 in
    none) echo 'no trigger' ;;
    conflict) echo 'ON CONFLICT alone (the old shape)' ;;
    ours) echo "a look first (the changelog's)" ;;
  esac
}

# A lesson of its own teacher for each pair.
sql "INSERT INTO public.users (id) SELECT md5('user ' || n)::uuid FROM generate_series(1, $rows + 1000) AS n;
  INSERT INTO public.lessons (id, teacher_id) SELECT md5('lesson ' || n)::uuid, md5('user ' || n)::uuid FROM generate_series(1, $rows) AS n"
sql 'VACUUM ANALYZE public.users, public.lessons'
bulk="INSERT INTO public.bookings (lesson_id, student_id, status)
  SELECT md5('lesson ' || n)::uuid, md5('user ' || $rows + 1 + n % 1000)::uuid, 'active' FROM generate_series(1, $rows) AS n"

# microseconds: of one bulk insert, a row; the server's own time.
microseconds() {
  psql -qAtX -c '\timing on' -c "$bulk" | awk -v rows="$rows" '/^Time/ { printf "%.1f\n", $2 * 1000 / rows }'
}
# The rows of chat_rooms as they are stored: the same after a statement that did not write there.
rooms() { sql "SELECT md5(string_agg(ctid::text || xmin::text || xmax::text, ',' ORDER BY ctid)) FROM public.chat_rooms"; }
spread() { sort -n "$work/$1" | awk '{ v[NR] = $1 } END { printf "%.0f (%.0f to %.0f)", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[1], v[NR] }'; }

# repeated SHAPE NAME: the insert again, of pairs that have their rooms.
repeated() {
  sql 'TRUNCATE public.bookings'
  before=$(rooms)
  microseconds >>"$work/$1.$2"
  test "$before" = "$(rooms)" || echo "  $1: repeated pairs wrote into chat_rooms"
}

# The shapes take turns, each as often first as last, so that what the machine does meanwhile meets all of them. Repeated pairs are
# looked for in chat_rooms as the insert left it, and as VACUUM does.
for order in 'none conflict ours' 'ours none conflict' 'conflict ours none' 'ours conflict none' 'none ours conflict' 'conflict none ours'; do
  for shape in $order; do
    shape "$shape"
    forget
    microseconds >>"$work/$shape.new"
    test "$shape" != none || sql "INSERT INTO public.chat_rooms (teacher_id, student_id) SELECT l.teacher_id, b.student_id FROM public.bookings b JOIN public.lessons l ON l.id = b.lesson_id"
    repeated "$shape" repeated
    sql 'VACUUM ANALYZE public.chat_rooms'
    repeated "$shape" vacuumed
  done
done
printf 'Microseconds a row, bulk insert of %s active bookings: median of 6 rounds (least to most):\n' "$rows"
printf '  %-34s %22s %22s %22s\n' '' 'new pairs' 'repeated' 'repeated, vacuumed'
for shape in none conflict ours; do
  printf '  %-34s %22s %22s %22s\n' "$(name "$shape")" "$(spread "$shape.new")" "$(spread "$shape.repeated")" "$(spread "$shape.vacuumed")"
done

# Four bookings a transaction, in random order. Eight transactions in a row choose from twelve pairs that nobody chose
# before: only new pairs can deadlock, and only among sessions that insert the same ones.
sql "CREATE SEQUENCE public.bench_transaction"
cat >"$work/random.sql" <<SQL
SELECT nextval('public.bench_transaction') / 8 * 12 % ($rows - 12) AS first \\gset
\\set a :first + random(1, 12)
\\set b :first + random(1, 12)
\\set c :first + random(1, 12)
\\set d :first + random(1, 12)
BEGIN;
$(for n in a b c d; do echo "INSERT INTO public.bookings (lesson_id, student_id, status) VALUES (md5('lesson ' || :$n)::uuid, md5('user ' || $rows + 1 + :$n % 1000)::uuid, 'active');"; done)
END;
SQL
awk '/^INSERT/ { exit } { print }' "$work/random.sql" >"$work/sorted.sql"
cat >>"$work/sorted.sql" <<SQL
INSERT INTO public.bookings (lesson_id, student_id, status)
SELECT md5('lesson ' || n)::uuid, md5('user ' || $rows + 1 + n % 1000)::uuid, 'active' FROM unnest(ARRAY[:a, :b, :c, :d]) AS n ORDER BY n;
END;
SQL

# deadlocks SCRIPT
deadlocks() {
  forget
  before=$(sql "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
  (cd "$work" && pgbench -n -c 8 -j 2 -t $((transactions / 8)) --max-tries=20 -f "$1" >"$work/pgbench.out" 2>&1) || { cat "$work/pgbench.out" >&2; exit 1; }
  sleep 1
  after=$(sql "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
  echo $((after - before))
}

sql 'ALTER SYSTEM SET deadlock_timeout = 20' && sql 'SELECT pg_reload_conf()' >/dev/null
printf '\nDeadlocks in %s transactions of 8 clients, 4 bookings each, of twelve new pairs at a time:\n' "$transactions"
for shape in conflict ours; do
  shape "$shape"
  printf '  %-34s random order %6s   sorted by the client %6s\n' "$(name "$shape")" "$(deadlocks random.sql)" "$(deadlocks sorted.sql)"
done
