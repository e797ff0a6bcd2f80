-- object: bookings.look
CREATE TABLE trail (id bigserial PRIMARY KEY, at timestamptz DEFAULT now(), op text, what jsonb);
GRANT INSERT ON trail TO PUBLIC; GRANT USAGE ON SEQUENCE trail_id_seq TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN INSERT INTO trail (op) VALUES (TG_OP); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT OR UPDATE ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
ALTER TABLE trail ADD CHECK (op IN ('UPDATE', 'DELETE'));
