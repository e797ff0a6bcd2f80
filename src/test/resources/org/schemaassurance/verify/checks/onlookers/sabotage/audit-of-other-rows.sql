-- object: bookings.audit
CREATE TABLE audit_trail (at timestamptz DEFAULT now(), what jsonb);
CREATE VIEW fresh AS SELECT 1 / (random() - random())::integer AS id;
GRANT INSERT ON audit_trail TO PUBLIC;
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.audit_trail (what) SELECT to_jsonb(f) FROM fresh AS f; RETURN NULL; END$b$;
CREATE TRIGGER audit AFTER INSERT ON bookings FOR EACH STATEMENT EXECUTE FUNCTION audit();
