CREATE TABLE trail (id bigserial PRIMARY KEY, at timestamptz DEFAULT now(), op text, what jsonb);
GRANT INSERT ON trail TO PUBLIC; GRANT USAGE ON SEQUENCE trail_id_seq TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN CASE TG_OP WHEN 'INSERT' THEN INSERT INTO trail (op, what) VALUES ('created', to_jsonb(NEW)); ELSE INSERT INTO trail (op, what) VALUES (CASE WHEN NEW.status = 'cancelled' THEN 'cancelled' ELSE 'changed' END, to_jsonb(NEW)); END CASE; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT OR UPDATE ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
