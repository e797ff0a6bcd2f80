-- object: bookings.look
ALTER TABLE bookings ADD lock_version integer NOT NULL DEFAULT 0;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN NEW.lock_version := OLD.lock_version + 1; RETURN NEW; END$b$;
CREATE TRIGGER look BEFORE INSERT OR UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION look();
