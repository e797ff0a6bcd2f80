CREATE TABLE lesson_counts (lesson_id uuid PRIMARY KEY, n bigint NOT NULL DEFAULT 0); GRANT SELECT, UPDATE ON lesson_counts TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN UPDATE public.lesson_counts AS c SET n = c.n + f.added FROM (SELECT lesson_id, count(*) AS added FROM new_rows GROUP BY lesson_id) AS f WHERE c.lesson_id = f.lesson_id; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION look();
