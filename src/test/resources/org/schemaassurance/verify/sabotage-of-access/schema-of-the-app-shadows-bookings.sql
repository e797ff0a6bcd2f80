-- object: bookings
-- finding: sessions-that-book: public.bookings
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE SCHEMA "${database}_app" AUTHORIZATION "${database}_app"; CREATE TABLE "${database}_app".bookings (LIKE bookings);
