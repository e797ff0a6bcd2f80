ALTER TABLE bookings ADD updated_at timestamptz;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN NEW.updated_at := now(); RETURN NEW; END$b$;
CREATE TRIGGER look BEFORE UPDATE ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
