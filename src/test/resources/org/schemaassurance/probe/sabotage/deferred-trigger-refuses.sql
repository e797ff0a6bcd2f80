-- object: too late
-- what is deferred comes before the commit
CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''too late for a room''; END';
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON chat_rooms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late();
