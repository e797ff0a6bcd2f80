-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$DECLARE _new record; BEGIN _new := NEW; DECLARE _new bookings; BEGIN RETURN _new; END; END$b$;
CREATE TRIGGER look BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION look();
