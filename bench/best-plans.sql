-- For each rule that has a query on rows, the statements with the best plan that could be found by hand on the data of
-- bench/bookings.sql (PostgreSQL 18, two cores): the base line of bench/data.sh. What was tried and is slower stands beside it.

-- rule: no-orphaned-bookings
-- Slower: NOT IN, EXCEPT over the distinct lessons (five times).
SELECT booking.id, booking.lesson_id
FROM public.bookings AS booking
LEFT JOIN public.lessons AS lesson ON lesson.id = booking.lesson_id
WHERE booking.deleted_at IS NULL AND booking.lesson_id IS NOT NULL AND lesson.id IS NULL

-- rule: rooms-have-their-users
-- Slower: NOT EXISTS OR NOT EXISTS (1.3 times, and a plan per row once the users outgrow hash memory).
SELECT room.id
FROM public.chat_rooms AS room
LEFT JOIN public.users AS teacher ON teacher.id = room.teacher_id
LEFT JOIN public.users AS student ON student.id = room.student_id
WHERE teacher.id IS NULL OR student.id IS NULL

-- rule: every-active-booking-has-its-room
-- Slower: EXCEPT (twice), the distinct bookings first (1.7 times), a merge join in the order of the index (twice).
SELECT lesson.teacher_id, booking.student_id
FROM public.bookings AS booking
JOIN public.lessons AS lesson ON lesson.id = booking.lesson_id
LEFT JOIN public.chat_rooms AS room ON room.teacher_id = lesson.teacher_id AND room.student_id = booking.student_id
WHERE booking.status = 'active' AND booking.deleted_at IS NULL AND lesson.deleted_at IS NULL
  AND lesson.teacher_id <> booking.student_id AND room.id IS NULL

-- rule: lesson-statistics
SELECT count(*), count(*) FILTER (WHERE end_time < now() AT TIME ZONE 'UTC'),
  count(*) FILTER (WHERE end_time >= now() AT TIME ZONE 'UTC'), count(*) FILTER (WHERE end_time IS NULL)
FROM public.lessons
WHERE deleted_at IS NULL

-- rule: booking-statistics
SELECT status, count(*) FROM public.bookings WHERE deleted_at IS NULL GROUP BY status

-- rule: chat-room-statistics
-- Slower: the distinct rooms of the messages, joined (twice); EXISTS as a filter of the count (twice).
SELECT (SELECT count(*) FROM public.chat_rooms WHERE deleted_at IS NULL), count(*)
FROM public.chat_rooms AS room
WHERE room.deleted_at IS NULL
  AND EXISTS (SELECT FROM public.messages AS message WHERE message.chat_room_id = room.id AND message.deleted_at IS NULL)

-- rule: chat-creation-candidates
SELECT lesson.teacher_id, booking.student_id, lesson.id
FROM public.bookings AS booking
JOIN public.lessons AS lesson ON lesson.id = booking.lesson_id
LEFT JOIN public.chat_rooms AS room ON room.teacher_id = lesson.teacher_id AND room.student_id = booking.student_id
WHERE booking.status = 'active' AND booking.deleted_at IS NULL AND lesson.deleted_at IS NULL
  AND lesson.teacher_id <> booking.student_id AND room.id IS NULL

-- rule: soft-deleted-rooms
-- From the deleted rooms, which are few, to their students' bookings.
SELECT count(DISTINCT room.id)
FROM public.chat_rooms AS room
JOIN public.bookings AS booking ON booking.student_id = room.student_id AND booking.status = 'active' AND booking.deleted_at IS NULL
JOIN public.lessons AS lesson ON lesson.id = booking.lesson_id AND lesson.teacher_id = room.teacher_id AND lesson.deleted_at IS NULL
WHERE room.deleted_at IS NOT NULL AND room.teacher_id <> room.student_id
