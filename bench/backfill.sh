#!/bin/sh
# The backfill beside the best single INSERT ... SELECT, on a throwaway database: ratios of one run. BOOKINGS (2000000), TARGETS ('100 250'),
# CLIENTS=no leaves the clients out.
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
    exec bench/backfill.sh'
fi

export PGHOST="$DB_HOST" PGPORT="$DB_PORT" PGDATABASE="$DB_NAME" PGUSER="$DB_USER" PGPASSWORD="$DB_PASSWORD"
bookings=${BOOKINGS:-2000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sql() { psql -qAtX -v ON_ERROR_STOP=1 -c "$1"; }
now() { date +%s%N; }
forget_rooms() { psql -qX -c 'TRUNCATE public.messages, public.chat_rooms' -c 'CHECKPOINT' 2>/dev/null; }

# seconds NAME COMMAND...: adds how long the command takes.
seconds() {
  name=$1
  shift
  begin=$(now)
  "$@" >"$work/$name.out" 2>&1 || { cat "$work/$name.out"; echo "Not measured, for it failed: $*" >&2; exit 1; }
  awk -v begin="$begin" -v end="$(now)" 'BEGIN { printf "%.3f\n", (end - begin) / 1e9 }' >>"$work/$name"
}

median() { sort -n "$work/$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
ratio() { awk -v a="$(median "$1")" -v b="$(median "$2")" 'BEGIN { printf "%.2f", a / b }'; }

single="INSERT INTO public.chat_rooms (teacher_id, student_id)
  SELECT DISTINCT lesson.teacher_id, booking.student_id
  FROM public.lessons AS lesson JOIN public.bookings AS booking ON booking.lesson_id = lesson.id
  WHERE lesson.deleted_at IS NULL AND booking.status = 'active' AND booking.deleted_at IS NULL AND lesson.teacher_id <> booking.student_id
  ORDER BY lesson.teacher_id, booking.student_id ON CONFLICT (teacher_id, student_id) DO NOTHING"
violations="SELECT count(*) FROM (SELECT DISTINCT lesson.teacher_id, booking.student_id
  FROM public.bookings AS booking JOIN public.lessons AS lesson ON lesson.id = booking.lesson_id
  LEFT JOIN public.chat_rooms AS room ON room.teacher_id = lesson.teacher_id AND room.student_id = booking.student_id
  WHERE booking.status = 'active' AND booking.deleted_at IS NULL AND lesson.deleted_at IS NULL
    AND lesson.teacher_id <> booking.student_id AND room.id IS NULL) AS missing"

# The batches alone: what the run itself says, without the look before and the proof after.
batches() { sed -n 's/.*finished: .* batches, \([0-9.]*\) s.*/\1/p' "$work/$1.out" >>"$work/$1.batches"; }

echo "Making $bookings bookings ..." >&2
psql -qX -v bookings="$bookings" -f bench/backfill-data.sql
sql 'SET jit = off' # the first connection warms up
seconds warm sql "$violations"

targets=${TARGETS:-100 250}
for round in 1 2 3; do
  forget_rooms
  seconds single sql "SET jit = off; $single"
  rooms=$(sql 'SELECT count(*) FROM public.chat_rooms')
  test "$round" -gt 1 || printf '%s bookings, %s pairs without a room; medians of three rounds, in turn\n' "$bookings" "$rooms"
  for target in $targets; do
    forget_rooms
    seconds "run$target" bin/schema-assurance backfill chat-rooms --target-ms "$target"
    batches "run$target"
    test "$(sql 'SELECT count(*) FROM public.chat_rooms')" = "$rooms"
  done
done
printf '  %-52s %8s s\n' 'one sorted INSERT ... SELECT' "$(median single)"
for target in $targets; do
  printf '  %-52s %8s s   %s of its throughput\n' "backfill, $target ms a batch: the batches" "$(median "run$target.batches")" "$(ratio single "run$target.batches")"
  printf '  %-52s %s, %s lessons/s\n' '' "$(sed -n 's/.*(\(95 of 100 batches within [0-9]* ms\)).*/\1/p' "$work/run$target.out")" "$(awk -v s="$(median "run$target.batches")" -v n="$bookings" 'BEGIN { printf "%d", n / 5 / s }')"
  printf '  %-52s %8s s\n' '  the whole run, with JVM, look before and proof' "$(median "run$target")"
done
sql 'VACUUM ANALYZE public.chat_rooms'
seconds violations sql "$violations"
seconds again bin/schema-assurance backfill chat-rooms
printf '  %-52s %8s s\n' 'the query for violations' "$(median violations)"
printf '  %-52s %8s s   %s times the query\n' 'backfill again, nothing to do' "$(median again)" "$(ratio again violations)"

test "${CLIENTS:-yes}" = yes || exit 0

# Clients that insert bookings, at half of what they get through alone. Alone, beside a loop that does nothing
# but take a processor, and beside a backfill, ten seconds each, three rounds that begin elsewhere each; a backfill goes on where the last one ended.
cat >"$work/insert.sql" <<'SQL'
\set lesson random(1, 100000)
\set student random(2001, 52000)
INSERT INTO public.bookings (lesson_id, student_id, status) VALUES (md5('lesson ' || :lesson)::uuid, md5('user ' || :student)::uuid, 'active');
SQL
clients() { (cd "$work" && pgbench -n -c 4 -f insert.sql "$@" 2>&1); }
# p99 NAME ROUND: in milliseconds, of the latencies that pgbench logged, the wait for a free client among them.
p99() { cat "$work/$1$2".* | awk '{ print $3 / 1000 }' | sort -n | awk '{ v[NR] = $1 } END { printf "%.2f\n", v[int(NR * 0.99)] }' >>"$work/$1"; }
beside_nothing() { sleep 10; }
beside_a_loop() { timeout 10 sh -c 'while :; do :; done' || test $? = 124; }
beside_the_backfill() {
  bin/schema-assurance backfill chat-rooms --max-duration 7 >"$work/backfill.out" 2>&1 || test $? = 1 || { cat "$work/backfill.out"; exit 1; }
}
# beside NAME ROUND: the clients' p99 beside it.
beside() {
  clients -T 10 -R "$rate" -l --log-prefix="$1$2" >/dev/null &
  pgbench=$!
  "beside_$1"
  wait "$pgbench"
  p99 "$1" "$2"
}
capacity=$(clients -T 8 | sed -n 's/^tps = \([0-9]*\).*/\1/p')
rate=$((capacity / 2))
forget_rooms
round=0
for order in 'nothing a_loop the_backfill' 'a_loop the_backfill nothing' 'the_backfill nothing a_loop'; do
  round=$((round + 1))
  for name in $order; do
    beside "$name" "$round"
  done
done
printf '  %-52s %8s ms\n' "p99 of clients at $rate/s, alone, median of 3" "$(median nothing)"
printf '  %-52s %8s ms  %s times\n' 'the same beside an empty loop' "$(median a_loop)" "$(ratio a_loop nothing)"
printf '  %-52s %8s ms  %s times, %s times beside the loop\n' 'the same beside the backfill' "$(median the_backfill)" "$(ratio the_backfill nothing)" "$(ratio the_backfill a_loop)"
