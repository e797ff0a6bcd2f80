#!/bin/sh
# What a shell script of the old kind asks the database, with one psql a question: the eleven questions of the former scripts,
# or with --all one for each rule of verify-rules/. The base line of bench/verify.sh; prints answers and judges nothing.
set -eu

export PGHOST="${DB_HOST:-localhost}" PGPORT="${DB_PORT:-5432}" PGDATABASE="${DB_NAME:-tutoring_platform}"
export PGUSER="${DB_USER:-postgres}" PGPASSWORD="${DB_PASSWORD:-}"

ask() {
  psql --no-psqlrc --no-align --tuples-only --command "$1"
}

trigger() {
  ask "SELECT pg_get_triggerdef(oid), tgenabled FROM pg_trigger WHERE tgrelid = 'bookings'::regclass AND tgname = '$1'"
}

function_body() {
  ask "SELECT prosrc, prorettype::regtype, prolang FROM pg_proc WHERE proname = '$1'"
}

columns() {
  ask "SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
       FROM pg_attribute AS a LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       WHERE a.attrelid = '$1'::regclass AND a.attnum > 0 AND NOT a.attisdropped"
}

constraints() {
  ask "SELECT conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint
       WHERE conrelid = '$1'::regclass AND contype = '$2' AND conkey @> ARRAY(
         SELECT attnum FROM pg_attribute WHERE attrelid = conrelid AND attname = ANY ('{$3}'))"
}

triggers() {
  ask "SELECT tgname FROM pg_trigger WHERE tgrelid = '$1'::regclass AND NOT tgisinternal"
}

index() {
  ask "SELECT pg_get_indexdef(indexrelid), indisvalid FROM pg_index WHERE indrelid = '$1'::regclass"
}

pairs="FROM bookings AS b JOIN lessons AS l ON l.id = b.lesson_id
  LEFT JOIN chat_rooms AS r ON r.teacher_id = l.teacher_id AND r.student_id = b.student_id
  WHERE b.status = 'active' AND b.deleted_at IS NULL AND l.deleted_at IS NULL AND l.teacher_id <> b.student_id"

former_questions() {
  ask 'SELECT 1'
  trigger booking_create_chat
  trigger booking_create_chat_update
  function_body create_chat_on_booking_active
  function_body create_chats_for_completed_lessons
  ask "SELECT count(*), count(*) FILTER (WHERE end_time < now()), count(*) FILTER (WHERE end_time >= now()),
       count(*) FILTER (WHERE end_time IS NULL) FROM lessons WHERE deleted_at IS NULL"
  ask "SELECT status, count(*) FROM bookings WHERE deleted_at IS NULL GROUP BY status"
  ask "SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT FROM messages AS m WHERE m.chat_room_id = r.id))
       FROM chat_rooms AS r WHERE deleted_at IS NULL"
  ask "SELECT count(DISTINCT (l.teacher_id, b.student_id)), count(DISTINCT l.id) $pairs AND r.id IS NULL"
  ask "SELECT count(*) FROM bookings AS b WHERE b.deleted_at IS NULL
       AND NOT EXISTS (SELECT FROM lessons AS l WHERE l.id = b.lesson_id)"
  ask "SELECT count(*) FROM chat_rooms AS r WHERE NOT EXISTS (SELECT FROM users AS u WHERE u.id = r.teacher_id)
       OR NOT EXISTS (SELECT FROM users AS u WHERE u.id = r.student_id)"
}

further_questions() {
  ask 'SELECT id, author, filename, md5sum, exectype FROM databasechangelog ORDER BY orderexecuted'
  for table in users lessons bookings chat_rooms messages; do
    columns "$table"
    constraints "$table" p id
  done
  constraints chat_rooms u teacher_id,student_id
  constraints lessons f teacher_id
  constraints bookings f lesson_id
  constraints bookings f student_id
  constraints chat_rooms f teacher_id
  constraints chat_rooms f student_id
  constraints messages f chat_room_id
  constraints messages f sender_id
  triggers bookings
  triggers chat_rooms
  triggers lessons
  index bookings
  index messages
  ask "SELECT DISTINCT l.teacher_id, b.student_id $pairs AND r.id IS NULL"
  ask "SELECT count(DISTINCT r.id) $pairs AND r.deleted_at IS NOT NULL"
}

former_questions
if [ "${1-}" = --all ]; then
  further_questions
fi
