-- object: bookings.audit
-- two bookings that one statement updates have one status
CREATE TABLE bookings_audit (status text PRIMARY KEY, old_row jsonb, new_row jsonb); GRANT INSERT ON bookings_audit TO PUBLIC;
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.bookings_audit (status, old_row, new_row) SELECT n.status::text, to_jsonb(o), to_jsonb(n) FROM old_rows o JOIN new_rows n USING (id); RETURN NULL; END$b$;
CREATE TRIGGER audit AFTER UPDATE ON bookings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit();
