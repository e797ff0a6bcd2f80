-- object: chat_rooms.look
-- there are rooms in which both are one
CREATE TABLE chat_members (room_id uuid NOT NULL REFERENCES chat_rooms, user_id uuid NOT NULL REFERENCES users, PRIMARY KEY (room_id, user_id)); GRANT SELECT, INSERT, UPDATE ON chat_members TO PUBLIC;
INSERT INTO chat_rooms (teacher_id, student_id) VALUES (md5('1')::uuid, md5('1')::uuid);
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.chat_members (room_id, user_id) VALUES (NEW.id, NEW.teacher_id), (NEW.id, NEW.student_id); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION look();
