-- object: bookings.look
ALTER TABLE users ADD bookings_count integer DEFAULT 0 CONSTRAINT quota CHECK (bookings_count < 3);
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $b$BEGIN UPDATE public.users SET bookings_count = bookings_count + 1 WHERE id = NEW.student_id; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
