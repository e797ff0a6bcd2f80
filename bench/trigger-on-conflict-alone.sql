-- The function in the shape that hand-made installations have: no look first. For bench/trigger.sh.
CREATE OR REPLACE FUNCTION public.create_chat_on_booking_active() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  teacher uuid;
BEGIN
  SELECT lesson.teacher_id INTO teacher FROM public.lessons AS lesson WHERE lesson.id = NEW.lesson_id AND lesson.deleted_at IS NULL;
  IF teacher <> NEW.student_id THEN
    INSERT INTO public.chat_rooms (teacher_id, student_id) VALUES (teacher, NEW.student_id) ON CONFLICT (teacher_id, student_id) DO NOTHING;
  END IF;
  RETURN NEW;
END
$body$
