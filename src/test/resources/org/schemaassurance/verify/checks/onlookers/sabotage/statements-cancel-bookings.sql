-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN UPDATE public.bookings AS b SET status = 'cancelled' FROM (SELECT count(*) AS c, lesson_id FROM new_rows GROUP BY lesson_id) AS f WHERE b.lesson_id = f.lesson_id; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION look();
