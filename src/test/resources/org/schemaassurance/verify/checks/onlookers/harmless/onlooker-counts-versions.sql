ALTER TABLE bookings ADD lock_version integer NOT NULL DEFAULT 0, ADD changed_by text;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN NEW.lock_version := OLD.lock_version + 1; NEW.changed_by := current_user; RETURN NEW; END$b$;
CREATE TRIGGER look BEFORE UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION look();
