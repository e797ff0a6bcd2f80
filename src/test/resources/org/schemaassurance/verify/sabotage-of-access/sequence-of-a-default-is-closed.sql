-- object: room_number
-- finding: who-changes-bookings-may-open-rooms: public.room_number
-- finding: who-books-may-open-rooms: public.room_number
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE SEQUENCE room_number; ALTER TABLE chat_rooms ADD number bigint DEFAULT nextval('room_number');
