CREATE TABLE bookings_audit (at timestamptz DEFAULT now(), old_row jsonb, new_row jsonb);
GRANT INSERT ON bookings_audit TO PUBLIC;
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.bookings_audit (old_row, new_row) SELECT to_jsonb(o), to_jsonb(n) FROM old_rows AS o INNER JOIN new_rows AS n ON n.id = o.id WHERE o.status IS DISTINCT FROM n.status; RETURN NULL; END$b$;
CREATE TRIGGER audit AFTER UPDATE ON bookings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit();
