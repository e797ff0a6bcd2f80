-- object: bookings.look
ALTER TABLE bookings ADD note varchar(4000);
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN PERFORM pg_notify('bookings', NEW.note); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION look();
