-- object: bookings.look
-- each of the two is short enough, both together are not
ALTER TABLE bookings ADD note varchar(1500), ADD note2 varchar(1500);
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN PERFORM pg_notify('bookings', row_to_json(NEW)::text); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION look();
