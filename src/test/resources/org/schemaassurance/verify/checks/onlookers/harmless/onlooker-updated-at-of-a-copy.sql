ALTER TABLE bookings ADD updated_at timestamptz;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$DECLARE _new record; BEGIN _new := NEW; _new."updated_at" = NOW(); RETURN _new; END$b$;
CREATE TRIGGER look BEFORE UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION look();
