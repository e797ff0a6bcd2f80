ALTER TABLE bookings ADD updated_at timestamp NOT NULL DEFAULT now();
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN
  -- when it changed
  IF NEW.* IS DISTINCT FROM OLD.* THEN
    NEW.updated_at = clock_timestamp();
  END IF;
  RETURN NEW;
END;$b$;
CREATE TRIGGER look BEFORE INSERT OR UPDATE ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
