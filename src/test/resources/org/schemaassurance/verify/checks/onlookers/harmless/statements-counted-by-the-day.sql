CREATE TABLE per_day (day date, kind text, n bigint NOT NULL DEFAULT 0, PRIMARY KEY (day, kind)); GRANT SELECT, INSERT, UPDATE ON per_day TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.per_day AS d (day, kind, n) SELECT current_date, 'bookings', count(*) FROM new_rows ON CONFLICT (day, kind) DO UPDATE SET n = d.n + EXCLUDED.n; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION look();
