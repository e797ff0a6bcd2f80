-- object: bookings.look
CREATE TABLE trail (day date PRIMARY KEY, m bigint NOT NULL DEFAULT 0, n bigint); GRANT SELECT, INSERT, UPDATE ON trail TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.trail AS t (day, n) VALUES (current_date, length(NEW.status)) ON CONFLICT (day) DO UPDATE SET m = t.m + EXCLUDED.n; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
