-- object: bookings.refuse
ALTER TABLE bookings ADD CONSTRAINT bookings_status CHECK (status <> 'cancelled') NOT VALID;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN RAISE EXCEPTION 'a booking of status %', NEW.status; END$b$;
CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON bookings FOR EACH ROW WHEN (NEW.status = 'cancelled') EXECUTE FUNCTION refuse();
