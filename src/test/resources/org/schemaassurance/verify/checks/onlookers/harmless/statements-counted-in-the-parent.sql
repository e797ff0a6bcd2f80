ALTER TABLE lessons ADD bookings_count integer NOT NULL DEFAULT 0;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN UPDATE public.lessons l SET bookings_count = l.bookings_count + f.n FROM (SELECT r.lesson_id, count(*) n FROM new_rows r WHERE r.status = 'active' GROUP BY r.lesson_id) f WHERE l.id = f.lesson_id; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION look();
