-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$DECLARE _new record; BEGIN _new := NEW; _new.status := 'pending'; RETURN _new; END$b$;
CREATE TRIGGER look BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION look();
