-- object: ${database}_app
-- severity: warning
-- finding: sessions-that-book: ${database}_app.search_path
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER ROLE "${database}_app" SET search_path = "$user";
