-- object: bookings.look
CREATE TABLE counters (name text PRIMARY KEY, n bigint NOT NULL DEFAULT 0 CHECK (n < 3)); INSERT INTO counters VALUES ('bookings', 2); GRANT SELECT, UPDATE ON counters TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN UPDATE public.counters SET n = n + added.c FROM (SELECT count(*) AS c FROM new_rows) AS added WHERE name = 'bookings'; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION look();
