-- object: ${database}_app
-- severity: warning
-- finding: who-books-may-open-rooms: ${database}_writers
-- finding: who-changes-bookings-may-open-rooms: ${database}_writers
-- finding: who-writes-messages: ${database}_writers
CREATE ROLE "${database}_writers"; GRANT USAGE ON SCHEMA public TO "${database}_writers";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_writers";
CREATE ROLE "${database}_app" LOGIN NOINHERIT; GRANT "${database}_writers" TO "${database}_app";
