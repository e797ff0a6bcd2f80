-- object: bookings
-- finding: who-books-may-open-rooms: ${database}_app
-- finding: who-changes-bookings-may-open-rooms: ${database}_app
-- finding: who-writes-messages: ${database}_app
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER ROLE "${database}_app" NOLOGIN;
