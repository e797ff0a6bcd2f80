-- object: bookings.look
CREATE TABLE audit_trail (at timestamptz DEFAULT now(), whole public.lessons); GRANT INSERT ON audit_trail TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.audit_trail (whole) VALUES (NEW); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION look();
