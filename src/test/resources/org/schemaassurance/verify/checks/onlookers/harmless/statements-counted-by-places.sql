CREATE TABLE lesson_counts (lesson_id uuid PRIMARY KEY, n bigint NOT NULL DEFAULT 0); GRANT SELECT, INSERT, UPDATE ON lesson_counts TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.lesson_counts AS c (lesson_id, n) SELECT lesson_id, count(*) FROM new_rows WHERE lesson_id IS NOT NULL GROUP BY 1 ORDER BY 1 ON CONFLICT (lesson_id) DO UPDATE SET n = c.n + EXCLUDED.n; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION look();
