-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN RAISE EXCEPTION 'never empty %', TG_TABLE_NAME; END$b$;
CREATE TRIGGER look BEFORE TRUNCATE OR UPDATE ON bookings EXECUTE FUNCTION look();
