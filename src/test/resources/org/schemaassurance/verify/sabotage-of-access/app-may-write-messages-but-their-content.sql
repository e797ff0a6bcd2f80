-- object: messages
-- finding: who-does-the-rest-may-write-messages: public.messages
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE INSERT ON messages FROM "${database}_app";
GRANT INSERT (id, chat_room_id, sender_id) ON messages TO "${database}_app";
