-- object: chat_rooms
-- finding: sessions-that-book: public.chat_rooms
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE SCHEMA archive; GRANT USAGE ON SCHEMA archive TO "${database}_app"; CREATE VIEW archive.chat_rooms AS SELECT 1 AS id; ALTER ROLE "${database}_app" SET search_path = archive, public;
