ALTER TABLE bookings ADD CONSTRAINT bookings_status CHECK (status IN ('active', 'completed', 'cancelled'));
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN IF NEW.status NOT IN ('active', 'completed', 'cancelled') THEN RAISE EXCEPTION 'a booking of status %', NEW.status; END IF; RETURN NEW; END$b$;
CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION refuse();
