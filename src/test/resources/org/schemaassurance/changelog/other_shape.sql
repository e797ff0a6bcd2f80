-- The same tables as a framework would make them: more columns, other names, other actions, an enum, timestamptz, triggers of its own.
CREATE TYPE public.booking_status AS ENUM ('active', 'completed', 'cancelled');
CREATE TABLE public.users (
  id uuid NOT NULL, email varchar(255), first_name text, role varchar(50), locale text NOT NULL DEFAULT 'en', CONSTRAINT users_key UNIQUE (id));
CREATE TABLE public.lessons (
  id uuid CONSTRAINT pk_lessons PRIMARY KEY DEFAULT gen_random_uuid(),
  teacher_id uuid CONSTRAINT fk_lesson_teacher REFERENCES public.users (id) ON DELETE SET NULL DEFERRABLE,
  start_time timestamptz, end_time timestamptz, deleted_at timestamptz, title text);
CREATE TABLE public.bookings (
  id uuid CONSTRAINT pk_bookings PRIMARY KEY DEFAULT gen_random_uuid(),
  lesson_id uuid CONSTRAINT fk_booking_lesson REFERENCES public.lessons (id) ON DELETE CASCADE,
  student_id uuid, status public.booking_status, deleted_at timestamptz, price numeric NOT NULL DEFAULT 0);
CREATE TABLE public.chat_rooms (
  id uuid CONSTRAINT pk_rooms PRIMARY KEY DEFAULT gen_random_uuid(),
  student_id uuid NOT NULL CONSTRAINT fk_room_student REFERENCES public.users (id) ON DELETE CASCADE,
  teacher_id uuid NOT NULL, topic text NOT NULL DEFAULT '', deleted_at timestamptz,
  CONSTRAINT one_room_each UNIQUE (student_id, teacher_id));
CREATE TABLE public.messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chat_room_id uuid CONSTRAINT fk_message_room REFERENCES public.chat_rooms (id) ON DELETE CASCADE, sender_id uuid, body text);
CREATE INDEX messages_by_room ON public.messages (chat_room_id);
CREATE TABLE public.pinned_rooms (student_id uuid, teacher_id uuid, FOREIGN KEY (student_id, teacher_id) REFERENCES public.chat_rooms (student_id, teacher_id));
CREATE TABLE public.audit (what text);
-- Unqualified on purpose: it has to go on working when the chat function inserts a room.
CREATE FUNCTION public.audit_rooms() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN INSERT INTO audit (what) VALUES (TG_TABLE_NAME); RETURN NEW; END $f$;
CREATE TRIGGER audit_rooms AFTER INSERT ON public.chat_rooms FOR EACH ROW EXECUTE FUNCTION public.audit_rooms();
CREATE TRIGGER audit_bookings BEFORE UPDATE ON public.bookings FOR EACH ROW EXECUTE FUNCTION public.audit_rooms();
-- An orphan in messages: only verification looks at it.
INSERT INTO public.users (id) SELECT format('00000000-0000-0000-0001-%s', lpad(n::text, 12, '0'))::uuid FROM generate_series(1, 20) AS n;
INSERT INTO public.lessons (id, teacher_id, end_time)
SELECT format('00000000-0000-0000-0002-%s', lpad(n::text, 12, '0'))::uuid, format('00000000-0000-0000-0001-%s', lpad((n % 5 + 1)::text, 12, '0'))::uuid,
  now() - interval '1 hour' FROM generate_series(1, 10) AS n;
INSERT INTO public.bookings (lesson_id, student_id, status)
SELECT format('00000000-0000-0000-0002-%s', lpad((n % 10 + 1)::text, 12, '0'))::uuid, format('00000000-0000-0000-0001-%s', lpad((n % 20 + 1)::text, 12, '0'))::uuid, 'active'
FROM generate_series(1, 60) AS n;
INSERT INTO public.messages (sender_id, body) VALUES ('00000000-0000-0000-0009-000000000009', 'by nobody');
