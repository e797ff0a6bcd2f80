-- a journal that everybody may write
CREATE TABLE journal (at timestamptz DEFAULT now(), what jsonb);
GRANT INSERT ON journal TO PUBLIC;
CREATE FUNCTION write_down() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.journal (what) VALUES (to_jsonb(NEW)); RETURN NULL; END';
CREATE TRIGGER write_down AFTER INSERT OR UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION write_down();
