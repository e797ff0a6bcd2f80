-- object: schema public
-- finding: who-changes-bookings-may-open-rooms: schema public
-- finding: who-books-may-find-bookings: schema public
-- finding: who-does-the-rest-may-write-messages: schema public
-- finding: who-books-may-open-rooms: schema public
-- finding: who-books-and-deletes-may-change-a-booking: schema public
-- finding: who-does-the-rest-may-book: schema public
-- finding: who-writes-messages: schema public
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE USAGE ON SCHEMA public FROM PUBLIC, "${database}_app";
