-- object: bookings.look
CREATE TABLE trail (id bigint, what jsonb); CREATE SEQUENCE numbers;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $b$DECLARE filled public.trail; BEGIN filled = ROW (nextval('public.numbers'), NULL); filled.what = to_jsonb(NEW); INSERT INTO public.trail VALUES (filled.*); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
DROP SEQUENCE numbers;
