-- object: bookings
-- finding: bookings-are-not-everybodys: public.bookings
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
GRANT TRUNCATE ON bookings TO PUBLIC;
