-- object: bookings.look
CREATE TABLE counters (name text PRIMARY KEY, n bigint NOT NULL DEFAULT 0); INSERT INTO counters VALUES ('bookings', 0); GRANT SELECT, UPDATE ON counters TO PUBLIC;
CREATE TABLE private (id uuid);
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN UPDATE public.counters SET n = n + (SELECT count(*) FROM private) WHERE name = 'bookings'; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings FOR EACH STATEMENT EXECUTE FUNCTION look();
