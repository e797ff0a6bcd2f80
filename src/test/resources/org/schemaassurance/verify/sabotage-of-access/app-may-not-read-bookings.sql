-- object: bookings
-- finding: who-books-may-find-bookings: public.bookings
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE SELECT ON bookings FROM "${database}_app";
