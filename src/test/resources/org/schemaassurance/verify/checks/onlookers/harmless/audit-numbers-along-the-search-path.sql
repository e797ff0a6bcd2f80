CREATE TABLE trail (id bigint, what jsonb);
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, other AS $b$DECLARE filled public.trail; BEGIN filled = ROW (nextval('numbers'), NULL); filled.what = to_jsonb(NEW); INSERT INTO public.trail VALUES (filled.*); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
CREATE SCHEMA other; CREATE SEQUENCE other.numbers;
