-- what is sent is short: of a message its beginning, of a booking all of it
CREATE FUNCTION push() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('messages', left(NEW.content, 100)); RETURN NULL; END $$;
CREATE TRIGGER push AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION push();
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql SET work_mem = '8MB' AS $$ BEGIN PERFORM pg_notify('bookings', row_to_json(NEW)::text); RETURN NULL; END $$;
CREATE TRIGGER tell AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION tell();
