-- Two million bookings (:bookings, with a fifth as many lessons and a tenth as many pairs) in a database that has the changelog.
-- 69 % are active; one in a hundred is soft-deleted, so is one lesson; each pair of an eligible booking has its room.
-- VACUUM marks no page as visible to all whose rows' commit may not be on the disk yet.
SET synchronous_commit = on;
SET session_replication_role = replica;
TRUNCATE public.users, public.lessons, public.bookings, public.chat_rooms, public.messages;

-- The first fiftieth of the users teach.
INSERT INTO public.users (id, email, role)
SELECT md5('user ' || n)::uuid, format('user%s@example.com', n), CASE WHEN n <= :bookings / 1000 THEN 'teacher' ELSE 'student' END
FROM generate_series(1, :bookings / 50) AS n;

INSERT INTO public.lessons (id, teacher_id, start_time, end_time, deleted_at)
SELECT md5('lesson ' || n)::uuid,
  CASE WHEN n % 100 <> 0 THEN md5('user ' || 1 + n % (:bookings / 1000))::uuid END,
  now() AT TIME ZONE 'UTC' + (n - :bookings / 10) * interval '5 minutes',
  now() AT TIME ZONE 'UTC' + (n - :bookings / 10) * interval '5 minutes' + interval '1 hour',
  CASE WHEN n % 100 = 1 THEN now() AT TIME ZONE 'UTC' END
FROM generate_series(1, :bookings / 5) AS n;

-- A booking has more columns than those that verification looks at: here one as wide as a dozen.
ALTER TABLE public.bookings ADD note text;
-- A hundred students a teacher, five bookings a lesson; which student and which status has nothing to do with the lesson.
INSERT INTO public.bookings (id, lesson_id, student_id, status, deleted_at, note)
SELECT md5('booking ' || n)::uuid,
  md5('lesson ' || lesson)::uuid,
  md5('user ' || 1 + :bookings / 1000 + (lesson % (:bookings / 1000) * 37 + chance / 100 % 100 * 131) % (:bookings / 50 - :bookings / 1000))::uuid,
  CASE WHEN chance % 100 < 69 THEN 'active' WHEN chance % 100 < 90 THEN 'completed' ELSE 'cancelled' END,
  CASE WHEN n % 101 = 0 THEN now() AT TIME ZONE 'UTC' END,
  repeat('x', 120)
FROM (
  SELECT n, 1 + n % (:bookings / 5) AS lesson, hashint4(n) & 2147483647 AS chance
  FROM generate_series(1, :bookings) AS n) AS numbered;

INSERT INTO public.chat_rooms (id, teacher_id, student_id, deleted_at)
SELECT md5('room ' || teacher_id || student_id)::uuid, teacher_id, student_id,
  CASE row_number() OVER () % 200 WHEN 0 THEN now() AT TIME ZONE 'UTC' END
FROM (
  SELECT DISTINCT lesson.teacher_id, booking.student_id
  FROM public.bookings AS booking
  JOIN public.lessons AS lesson ON lesson.id = booking.lesson_id
  WHERE booking.status = 'active' AND booking.deleted_at IS NULL AND lesson.deleted_at IS NULL
    AND lesson.teacher_id <> booking.student_id) AS pair;

-- Five messages in four rooms of five.
INSERT INTO public.messages (id, chat_room_id, sender_id, content, created_at)
SELECT gen_random_uuid(), room.id, room.teacher_id, 'See you on Monday.', now() AT TIME ZONE 'UTC'
FROM (SELECT id, teacher_id, row_number() OVER () AS n FROM public.chat_rooms) AS room
CROSS JOIN generate_series(1, 5)
WHERE room.n % 5 <> 0;

VACUUM ANALYZE public.users, public.lessons, public.bookings, public.chat_rooms, public.messages;
