-- object: bookings.look
CREATE TABLE counters (name text PRIMARY KEY, n bigint NOT NULL DEFAULT 0); INSERT INTO counters VALUES ('bookings', 0); GRANT SELECT, UPDATE ON counters TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN UPDATE public.counters SET n = n + (SELECT count(*) FROM new_rows WHERE state = 'active') WHERE name = TG_TABLE_NAME; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION look();
