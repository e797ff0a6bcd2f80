-- Bookings as a platform has them after some years: 50,000 students, 2,000 teachers who teach 100 students each, five bookings a lesson.
-- 'bookings' of them in all; none of their pairs has a room. psql -v bookings=2000000
\set ON_ERROR_STOP 1
-- VACUUM marks no page as visible to all whose rows' commit may not be on the disk yet.
SET synchronous_commit = on;
SET session_replication_role = replica;
INSERT INTO public.users (id) SELECT md5('user ' || n)::uuid FROM generate_series(1, 52000) AS n;
INSERT INTO public.lessons (id, teacher_id, end_time, deleted_at)
SELECT md5('lesson ' || n)::uuid, md5('user ' || 1 + n % 2000)::uuid,
  now() AT TIME ZONE 'UTC' + (n - :bookings / 8) * interval '1 minute',
  CASE WHEN n % 50 = 7 THEN now() AT TIME ZONE 'UTC' END
FROM generate_series(1, :bookings / 5) AS n;
INSERT INTO public.bookings (id, lesson_id, student_id, status, deleted_at)
SELECT md5('booking ' || n)::uuid, md5('lesson ' || 1 + hashint8(n) % (:bookings / 10) + :bookings / 10)::uuid,
  md5('user ' || 2001 + ((1 + (hashint8(n) % (:bookings / 10) + :bookings / 10)) % 2000 * 25 + abs(hashint8(n * 7)) % 100) % 50000)::uuid,
  CASE WHEN n % 10 < 7 THEN 'active' WHEN n % 10 < 9 THEN 'completed' ELSE 'cancelled' END,
  CASE WHEN n % 53 = 0 THEN now() AT TIME ZONE 'UTC' END
FROM generate_series(1, :bookings) AS n;
VACUUM ANALYZE public.users, public.lessons, public.bookings;
