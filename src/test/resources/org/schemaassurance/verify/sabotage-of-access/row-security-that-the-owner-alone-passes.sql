-- object: chat_rooms
-- finding: chat-rooms-table: public.chat_rooms
-- The tables' owner sees all rows, the role that books has rights and no policy.
CREATE ROLE "${database}_owner"; ALTER TABLE chat_rooms OWNER TO "${database}_owner";
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app", "${database}_owner";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY;
DO $$ DECLARE reader text; BEGIN
FOR reader IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'reader%' LOOP EXECUTE format('ALTER ROLE %I BYPASSRLS', reader); END LOOP; END $$;
