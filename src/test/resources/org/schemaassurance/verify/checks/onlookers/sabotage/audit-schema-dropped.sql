-- object: bookings.look
CREATE SCHEMA audit; CREATE TABLE audit.trail (op text);
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN INSERT INTO audit.trail (op) VALUES (TG_OP); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
DROP SCHEMA audit CASCADE;
