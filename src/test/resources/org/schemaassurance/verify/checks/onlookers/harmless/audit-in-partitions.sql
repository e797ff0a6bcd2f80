CREATE TABLE trail (at timestamptz DEFAULT now(), what jsonb) PARTITION BY RANGE (at);
CREATE TABLE trail_all PARTITION OF trail DEFAULT;
GRANT INSERT ON trail TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN INSERT INTO public.trail (at, what) VALUES (now(), jsonb_build_object('old', to_jsonb(OLD), 'new', to_jsonb(NEW))); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
