CREATE TABLE audit_trail (at timestamptz DEFAULT now(), booking uuid, what jsonb, whole public.bookings); GRANT INSERT ON audit_trail TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.audit_trail (booking, what, whole) VALUES (NEW.id, to_jsonb(NEW), NEW); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION look();
