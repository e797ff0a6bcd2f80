-- object: bookings
-- finding: who-books-may-open-rooms: public.chat_rooms
-- finding: who-books-may-open-rooms: public.lessons
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
CREATE VIEW bookable AS SELECT id, lesson_id, student_id, status FROM bookings;
GRANT SELECT, INSERT ON bookable TO "${database}_app";
