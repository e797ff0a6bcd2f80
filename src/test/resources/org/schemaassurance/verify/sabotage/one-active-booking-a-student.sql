-- object: bookings
-- finding: bookings-no-other-triggers: public.bookings.not_too_many
CREATE FUNCTION not_too_many() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_active integer;
BEGIN
  SELECT count(*) INTO v_active FROM public.bookings WHERE student_id = NEW.student_id AND status = 'active';
  IF v_active > 1 THEN
    RAISE EXCEPTION 'too many active bookings of %', NEW.student_id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER not_too_many AFTER INSERT OR UPDATE ON bookings DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION not_too_many();
