CREATE TABLE trail AS SELECT 'I'::char AS op, now() AS at, current_user::text AS who, b.* FROM bookings b LIMIT 0;
GRANT INSERT ON trail TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$
BEGIN
  IF (TG_OP = 'DELETE') THEN
    INSERT INTO trail SELECT 'D', now(), current_user, OLD.*;
  ELSIF (TG_OP = 'UPDATE') THEN
    INSERT INTO trail SELECT 'U', now(), current_user, NEW.*;
  ELSIF (TG_OP = 'INSERT') THEN
    INSERT INTO trail SELECT 'I', now(), current_user, NEW.*;
  END IF;
  RETURN NULL; -- result is ignored since this is an AFTER trigger
END;
$b$;
CREATE TRIGGER look AFTER INSERT OR UPDATE OR DELETE ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
