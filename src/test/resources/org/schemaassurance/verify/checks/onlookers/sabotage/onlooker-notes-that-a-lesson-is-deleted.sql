-- object: bookings.lesson_gone
-- a booking notes a time in its lesson, which thereby counts as deleted
CREATE FUNCTION lesson_gone() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN UPDATE public.lessons SET deleted_at = now() WHERE id = NEW.lesson_id; RETURN NEW; END$$;
CREATE TRIGGER lesson_gone BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION lesson_gone();
