-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN NEW.student_id = NULL; RETURN NEW; END$b$;
CREATE TRIGGER look BEFORE INSERT OR UPDATE ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
