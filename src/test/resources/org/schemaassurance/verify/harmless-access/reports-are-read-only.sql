CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE ROLE "${database}_reports" LOGIN CONNECTION LIMIT 5; GRANT SELECT ON ALL TABLES IN SCHEMA public TO "${database}_reports";
ALTER ROLE "${database}_reports" SET default_transaction_read_only = on; ALTER ROLE "${database}_reports" SET statement_timeout = 30;
