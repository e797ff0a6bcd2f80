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
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

printf 'Microseconds a row, bulk insert of %s active bookings, median of 3:\n' "$rows"
printf '  %-34s %10s %16s\n' '' 'new pairs' 'repeated pairs'
for shape in none conflict ours; do
  shape "$shape"
  : >"$work/new"
  : >"$work/repeated"
  for _ in 1 2 3; do
    forget
    microseconds >>"$work/new"
    test "$shape" != none || sql "INSERT INTO public.chat_rooms (teacher_id, student_id) SELECT l.teacher_id, b.student_id FROM public.bookings b JOIN public.lessons l ON l.id = b.lesson_id"
    sql 'TRUNCATE public.bookings'
    before=$(sql "SELECT md5(string_agg(ctid::text || xmin::text || xmax::text, ',' ORDER BY ctid)) FROM public.chat_rooms")
    microseconds >>"$work/repeated"
    test "$before" = "$(sql "SELECT md5(string_agg(ctid::text || xmin::text || xmax::text, ',' ORDER BY ctid)) FROM public.chat_rooms")" ||
      echo "  $shape: repeated pairs wrote into chat_rooms"
  done
  case $shape in none) name='no trigger' ;; conflict) name='ON CONFLICT alone (the old shape)' ;; ours) name='a look first (the changelog'"'"'s)' ;; esac
  printf '  %-34s %10s %16s\n' "$name" "$(median <"$work/new")" "$(median <"$work/repeated")"
done

# Four bookings a transaction, in random order, of pairs that other sessions insert too; nobody tries again.
cat >"$work/random.sql" <<SQL
\\set a random(1, 400)
\\set b random(1, 400)
\\set c random(1, 400)
\\set d random(1, 400)
BEGIN;
$(for n in a b c d; do echo "INSERT INTO public.bookings (lesson_id, student_id, status) VALUES (md5('lesson ' || :$n)::uuid, md5('user ' || $rows + 1 + :$n)::uuid, 'active');"; done)
END;
SQL
awk '/^INSERT/ { exit } { print }' "$work/random.sql" >"$work/sorted.sql"
cat >>"$work/sorted.sql" <<SQL
INSERT INTO public.bookings (lesson_id, student_id, status)
SELECT md5('lesson ' || n)::uuid, md5('user ' || $rows + 1 + n)::uuid, 'active' FROM unnest(ARRAY[:a, :b, :c, :d]) AS n ORDER BY n;
END;
SQL

# deadlocks SCRIPT: a round begins without rooms, since only new pairs can deadlock.
deadlocks() {
  before=$(sql "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
  done=0
  while [ "$done" -lt "$transactions" ]; do
    forget
    (cd "$work" && pgbench -n -c 8 -j 2 -t 25 --max-tries=20 -f "$1" >"$work/pgbench.out" 2>&1) || true
    done=$((done + 200))
  done
  sleep 1
  after=$(sql "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
  echo $((after - before))
}

sql 'ALTER SYSTEM SET deadlock_timeout = 20' && sql 'SELECT pg_reload_conf()' >/dev/null
printf '\nDeadlocks in %s transactions of 8 clients, 4 bookings each, all pairs new:\n' "$transactions"
for shape in conflict ours; do
  shape "$shape"
  case $shape in conflict) name='ON CONFLICT alone' ;; ours) name='a look first (the changelog'"'"'s)' ;; esac
  printf '  %-34s random order %6s   sorted by the client %6s\n' "$name" "$(deadlocks random.sql)" "$(deadlocks sorted.sql)"
done
