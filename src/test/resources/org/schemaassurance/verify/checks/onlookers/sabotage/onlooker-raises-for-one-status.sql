-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN IF NEW.status = 'active' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END$b$;
CREATE TRIGGER look BEFORE INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
