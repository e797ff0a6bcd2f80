-- object: chat_rooms
-- finding: who-changes-bookings-may-open-rooms: public.chat_rooms
-- finding: who-books-may-open-rooms: public.chat_rooms
-- finding: who-writes-messages: public.chat_rooms
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE SELECT ON chat_rooms FROM "${database}_app";
