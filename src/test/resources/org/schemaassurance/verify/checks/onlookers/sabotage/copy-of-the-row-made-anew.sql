-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$DECLARE _new bookings; BEGIN _new := NEW; IF NEW.deleted_at IS NULL THEN _new := (SELECT b FROM public.bookings b LIMIT 1); END IF; RETURN _new; END$b$;
CREATE TRIGGER look BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION look();
