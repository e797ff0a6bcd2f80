-- a trigger that notifies
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_notify(''rooms'', NEW.id::text); RETURN NULL; END';
CREATE TRIGGER tell AFTER INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION tell();
