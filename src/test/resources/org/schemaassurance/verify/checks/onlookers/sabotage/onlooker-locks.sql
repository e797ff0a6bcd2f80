-- object: bookings.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN LOCK TABLE chat_rooms; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON bookings  FOR EACH ROW EXECUTE FUNCTION look();
