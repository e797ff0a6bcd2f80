-- object: chat_rooms.look
CREATE TABLE chat_members (room_id uuid REFERENCES chat_rooms, user_id uuid REFERENCES users, PRIMARY KEY (room_id, user_id)); GRANT SELECT, INSERT, UPDATE ON chat_members TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.chat_members (room_id, user_id) VALUES (NEW.id, NEW.teacher_id), (NEW.id, NEW.student_id) ON CONFLICT DO NOTHING; RETURN NEW; END$b$;
CREATE TRIGGER look BEFORE INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION look();
