-- The five tables as another tool made them, with data: eligible bookings, and one of everything that makes a booking not eligible.
CREATE TABLE public.users (
  id uuid PRIMARY KEY, email varchar(255) UNIQUE, first_name varchar(255), last_name varchar(255), role varchar(50));
CREATE TABLE public.lessons (
  id uuid PRIMARY KEY, teacher_id uuid REFERENCES public.users (id), start_time timestamp, end_time timestamp, deleted_at timestamp);
CREATE TABLE public.bookings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), lesson_id uuid REFERENCES public.lessons (id),
  student_id uuid REFERENCES public.users (id), status varchar(50), deleted_at timestamp);
CREATE TABLE public.chat_rooms (
  id uuid PRIMARY KEY, teacher_id uuid REFERENCES public.users (id), student_id uuid REFERENCES public.users (id),
  created_at timestamp, updated_at timestamp, deleted_at timestamp);
CREATE TABLE public.messages (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), chat_room_id uuid REFERENCES public.chat_rooms (id),
  sender_id uuid REFERENCES public.users (id), content text, created_at timestamp, updated_at timestamp, deleted_at timestamp);

-- Users 1 to 40: 1 to 10 teach. Lesson n is teacher n % 10's; 91 to 93 have no teacher, 94 to 96 are deleted, odd ones are over.
INSERT INTO public.users (id, email)
SELECT format('00000000-0000-0000-0001-%s', lpad(n::text, 12, '0'))::uuid, format('user%s@example.com', n) FROM generate_series(1, 40) AS n;
INSERT INTO public.lessons (id, teacher_id, start_time, end_time, deleted_at)
SELECT format('00000000-0000-0000-0002-%s', lpad(n::text, 12, '0'))::uuid,
  CASE WHEN n NOT BETWEEN 91 AND 93 THEN format('00000000-0000-0000-0001-%s', lpad((n % 10 + 1)::text, 12, '0'))::uuid END,
  timestamp '2024-01-01' + CASE n % 2 WHEN 1 THEN interval '0' ELSE interval '100 years' END,
  timestamp '2024-01-01 01:00' + CASE n % 2 WHEN 1 THEN interval '0' ELSE interval '100 years' END,
  CASE WHEN n BETWEEN 94 AND 96 THEN timestamp '2024-02-01' END
FROM generate_series(1, 100) AS n;
-- Every third is active. Bookings of students 1 to 10 include a teacher's own lessons.
INSERT INTO public.bookings (lesson_id, student_id, status, deleted_at)
SELECT format('00000000-0000-0000-0002-%s', lpad((n % 100 + 1)::text, 12, '0'))::uuid,
  format('00000000-0000-0000-0001-%s', lpad((n * 7 % 40 + 1)::text, 12, '0'))::uuid,
  CASE n % 3 WHEN 0 THEN 'active' WHEN 1 THEN 'completed' ELSE 'cancelled' END,
  CASE WHEN n % 21 = 0 THEN timestamp '2024-03-01' END
FROM generate_series(1, 600) AS n;
INSERT INTO public.chat_rooms (id, teacher_id, student_id, deleted_at)
SELECT gen_random_uuid(), l.teacher_id, b.student_id, CASE WHEN min(b.student_id::text) LIKE '%5' THEN timestamp '2024-04-01' END
FROM public.bookings AS b JOIN public.lessons AS l ON l.id = b.lesson_id
WHERE b.status = 'active' AND l.teacher_id <> b.student_id AND l.teacher_id::text < '00000000-0000-0000-0001-000000000004'
GROUP BY l.teacher_id, b.student_id;
INSERT INTO public.messages (chat_room_id, sender_id, content) SELECT id, student_id, 'Hello' FROM public.chat_rooms WHERE deleted_at IS NULL;
