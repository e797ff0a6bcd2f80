-- object: bookings
-- finding: who-books-may-open-rooms: ${database}_app
-- finding: who-activates-bookings-may-open-rooms: ${database}_app
-- finding: who-does-the-rest-may-book: ${database}_app
-- finding: who-books-and-cancels-may-change-a-booking: ${database}_app
-- finding: who-writes-messages: ${database}_app
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE CONNECT ON DATABASE "${database}" FROM PUBLIC; GRANT CONNECT ON DATABASE "${database}" TO pg_read_all_data;
