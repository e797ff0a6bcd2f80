-- object: chat_rooms
-- finding: chat-rooms-table: public.chat_rooms
-- The policy is for the role that booked before: whoever books now may insert, and no row of it is taken.
CREATE ROLE "${database}_app" LOGIN; CREATE ROLE "${database}_former" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY;
CREATE POLICY app_rooms ON chat_rooms TO "${database}_former" USING (true);
CREATE POLICY others_read ON chat_rooms FOR SELECT USING (true);
