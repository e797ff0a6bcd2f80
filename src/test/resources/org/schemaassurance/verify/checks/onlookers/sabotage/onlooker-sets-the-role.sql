-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN PERFORM set_config('role', 'none', false); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
