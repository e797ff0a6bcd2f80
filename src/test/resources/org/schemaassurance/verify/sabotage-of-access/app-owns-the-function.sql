-- object: ${database}_app
-- severity: warning
-- finding: who-books-owns-nothing-that-keeps-the-rooms: ${database}_app
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER FUNCTION create_chat_on_booking_active() OWNER TO "${database}_app";
