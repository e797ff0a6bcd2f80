-- object: bookings.a_refuse
ALTER TABLE bookings ADD code text; UPDATE bookings SET code = 'x'; ALTER TABLE bookings ALTER code SET NOT NULL;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN RAISE EXCEPTION 'no'; END$b$;
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN NEW.code := coalesce(NEW.code, 'x'); RETURN NEW; END$b$;
CREATE TRIGGER a_refuse BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.code IS NULL) EXECUTE FUNCTION refuse();
CREATE TRIGGER b_fill BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION fill();
