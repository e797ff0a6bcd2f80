-- What an administrator installed by hand: the function and the triggers in an old shape, one disabled, with owner, privileges and comments.
CREATE FUNCTION public.create_chat_on_booking_active() RETURNS trigger LANGUAGE plpgsql STRICT AS $f$
DECLARE
  teacher uuid;
BEGIN
  SELECT teacher_id INTO teacher FROM lessons WHERE id = NEW.lesson_id;
  INSERT INTO chat_rooms (id, teacher_id, student_id) VALUES (gen_random_uuid(), teacher, NEW.student_id);
  RETURN NEW;
END
$f$;
COMMENT ON FUNCTION public.create_chat_on_booking_active() IS 'it''s by hand';
REVOKE EXECUTE ON FUNCTION public.create_chat_on_booking_active() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.create_chat_on_booking_active() TO pg_monitor WITH GRANT OPTION;
-- Of the migration before, with another result.
CREATE FUNCTION public.create_chats_for_completed_lessons() RETURNS TABLE (room uuid) LANGUAGE sql SECURITY DEFINER SET work_mem = '8MB'
AS 'SELECT id FROM public.chat_rooms';
GRANT EXECUTE ON FUNCTION public.create_chats_for_completed_lessons() TO pg_monitor;
COMMENT ON FUNCTION public.create_chats_for_completed_lessons() IS 'of 049';
CREATE TRIGGER booking_create_chat AFTER INSERT ON public.bookings FOR EACH ROW
  WHEN (NEW.status = 'active') EXECUTE FUNCTION public.create_chat_on_booking_active();
COMMENT ON TRIGGER booking_create_chat ON public.bookings IS 'the first of two';
ALTER TABLE public.bookings DISABLE TRIGGER booking_create_chat;
CREATE CONSTRAINT TRIGGER booking_create_chat_update AFTER UPDATE OF status ON public.bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status = 'active') EXECUTE FUNCTION public.create_chat_on_booking_active();
ALTER TABLE public.bookings ENABLE ALWAYS TRIGGER booking_create_chat_update;
