CREATE TABLE chat_members (room_id uuid REFERENCES chat_rooms, user_id uuid REFERENCES users, joined_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (room_id, user_id)); GRANT SELECT, INSERT, UPDATE ON chat_members TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.chat_members (room_id, user_id) VALUES (NEW.id, NEW.teacher_id), (NEW.id, NEW.student_id) ON CONFLICT DO NOTHING; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION look();
