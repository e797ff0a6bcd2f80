-- object: journal
-- the journal's own trigger deletes the room
CREATE TABLE journal (room uuid);
CREATE FUNCTION tidy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM chat_rooms WHERE id = NEW.room; RETURN NEW; END';
CREATE TRIGGER tidy AFTER INSERT ON journal FOR EACH ROW EXECUTE FUNCTION tidy();
CREATE FUNCTION write_down() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO journal VALUES (NEW.id); RETURN NULL; END';
CREATE TRIGGER write_down AFTER INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION write_down();
