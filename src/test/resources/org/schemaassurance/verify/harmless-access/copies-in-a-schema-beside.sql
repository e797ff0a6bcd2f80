CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE SCHEMA archive; CREATE TABLE archive.bookings (LIKE bookings); ALTER ROLE "${database}_app" SET search_path = public, archive;
