-- object: bookings.look
CREATE TABLE trail AS SELECT 'I'::text AS op, now() AS at, b.* FROM bookings b LIMIT 0; GRANT INSERT ON trail TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN INSERT INTO trail SELECT 'I', now(), NEW.*; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
ALTER TABLE bookings ADD note text;
