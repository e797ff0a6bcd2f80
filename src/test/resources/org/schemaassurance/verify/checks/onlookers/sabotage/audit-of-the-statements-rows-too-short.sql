-- object: bookings.audit
CREATE TABLE audit_trail (at timestamptz DEFAULT now(), what varchar(20));
GRANT INSERT ON audit_trail TO PUBLIC;
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.audit_trail (what) SELECT to_jsonb(fresh)::text FROM fresh; RETURN NULL; END$b$;
CREATE TRIGGER audit AFTER INSERT ON bookings REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION audit();
