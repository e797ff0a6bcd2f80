-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.chat_rooms (teacher_id, student_id) VALUES (NEW.student_id, NEW.student_id) ON CONFLICT (teacher_id, student_id) DO UPDATE SET deleted_at = now(); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
