-- object: bookings.refuse
ALTER TABLE bookings ADD CONSTRAINT bookings_deleted CHECK (deleted_at < 'infinity');
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN RAISE EXCEPTION 'no'; END$b$;
CREATE TRIGGER refuse BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.deleted_at < 'infinity' IS NOT TRUE) EXECUTE FUNCTION refuse();
