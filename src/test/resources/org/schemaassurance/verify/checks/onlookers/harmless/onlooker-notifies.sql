CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN PERFORM pg_notify('bookings', json_build_object('op', TG_OP, 'id', NEW.id)::text); RETURN NEW; END$b$;
CREATE TRIGGER look AFTER INSERT OR UPDATE ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
