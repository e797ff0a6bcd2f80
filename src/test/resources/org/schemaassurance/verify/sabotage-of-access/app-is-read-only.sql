-- object: ${database}_app
-- finding: sessions-that-book: ${database}_app.default_transaction_read_only
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER ROLE "${database}_app" SET default_transaction_read_only = on;
