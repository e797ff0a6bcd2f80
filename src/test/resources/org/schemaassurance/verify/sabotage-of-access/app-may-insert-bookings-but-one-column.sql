-- object: bookings
-- finding: who-does-the-rest-may-book: public.bookings
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE INSERT ON bookings FROM "${database}_app"; GRANT INSERT (lesson_id, student_id) ON bookings TO "${database}_app";
