-- object: chat_rooms.refuse
ALTER TABLE chat_rooms ADD CONSTRAINT nobody_alone CHECK (teacher_id <> student_id);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN RAISE EXCEPTION 'nobody chats alone'; END$b$;
CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON chat_rooms FOR EACH ROW WHEN (NEW.teacher_id >= NEW.student_id) EXECUTE FUNCTION refuse();
