-- differs: unexpected function public.note_status()
-- differs: unexpected table public.status_log
-- differs: unexpected trigger public.bookings.note_status
CREATE TABLE status_log (booking uuid, was text, became text, since timestamptz DEFAULT now());
CREATE FUNCTION note_status() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  'BEGIN INSERT INTO public.status_log (booking, was, became) VALUES (NEW.id, OLD.status, NEW.status); RETURN NULL; END';
CREATE TRIGGER note_status AFTER UPDATE OF status ON bookings FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION note_status();
