-- object: bookings.refuse
ALTER TABLE bookings ADD word text NOT NULL GENERATED ALWAYS AS (coalesce(status, 'none')) STORED;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN IF NEW.word IS NULL THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END$b$;
CREATE TRIGGER refuse BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION refuse();
