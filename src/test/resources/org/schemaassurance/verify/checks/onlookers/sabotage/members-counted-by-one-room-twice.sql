-- object: chat_rooms.look
-- ON CONFLICT DO UPDATE command cannot affect row a second time
CREATE TABLE chat_members (room_id uuid PRIMARY KEY REFERENCES chat_rooms, n bigint NOT NULL DEFAULT 0); GRANT SELECT, INSERT, UPDATE ON chat_members TO PUBLIC;
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$BEGIN INSERT INTO public.chat_members AS m (room_id, n) VALUES (NEW.id, 1), (NEW.id, 1) ON CONFLICT (room_id) DO UPDATE SET n = m.n + 1; RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION look();
