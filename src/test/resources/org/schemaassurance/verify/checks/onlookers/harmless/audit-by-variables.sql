CREATE TABLE trail (id bigserial PRIMARY KEY, at timestamptz DEFAULT now(), op text, what jsonb);
GRANT INSERT ON trail TO PUBLIC; GRANT USAGE ON SEQUENCE trail_id_seq TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$DECLARE v_row jsonb; v_op text := TG_OP; BEGIN v_row := row_to_json(NEW)::jsonb; INSERT INTO trail (op, what) VALUES (v_op, v_row); RETURN NEW; EXCEPTION WHEN OTHERS THEN RAISE WARNING 'not written: %', SQLERRM; RETURN NEW; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
