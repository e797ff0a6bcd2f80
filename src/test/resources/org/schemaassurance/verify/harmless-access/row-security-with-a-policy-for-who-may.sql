-- The role that books has a policy for all that it may do, and reports see all rows.
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_messages ON messages TO "${database}_app" USING (true) WITH CHECK (true);
CREATE POLICY app_rooms ON chat_rooms TO "${database}_app" USING (true);
CREATE POLICY others_read ON messages FOR SELECT USING (true);
CREATE POLICY others_read ON chat_rooms FOR SELECT USING (true);
