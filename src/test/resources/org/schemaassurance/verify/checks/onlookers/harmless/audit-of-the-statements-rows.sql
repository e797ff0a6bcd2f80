CREATE TABLE audit_trail (at timestamptz DEFAULT now(), booking uuid, what jsonb);
GRANT INSERT ON audit_trail TO PUBLIC;
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.audit_trail (booking, what) SELECT f.id, to_jsonb(f) FROM fresh AS f; RETURN NULL; END$b$;
CREATE TRIGGER audit AFTER INSERT ON bookings REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION audit();
