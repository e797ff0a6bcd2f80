-- object: statement_timeout
-- finding: sessions-that-book: ${database}_app.statement_timeout
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER ROLE "${database}_app" SET statement_timeout = 30;
