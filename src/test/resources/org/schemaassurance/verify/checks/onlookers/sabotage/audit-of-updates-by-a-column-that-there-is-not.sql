-- object: bookings.audit
CREATE TABLE bookings_audit (op text, old_row jsonb, new_row jsonb); GRANT INSERT ON bookings_audit TO PUBLIC;
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.bookings_audit (op, old_row, new_row) SELECT TG_OP, to_jsonb(o), to_jsonb(n) FROM old_rows o JOIN new_rows n USING (booking_id); RETURN NULL; END$b$;
CREATE TRIGGER audit AFTER UPDATE ON bookings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit();
