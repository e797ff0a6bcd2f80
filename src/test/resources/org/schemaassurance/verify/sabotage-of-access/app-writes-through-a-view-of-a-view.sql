-- object: bookings
-- finding: who-books-may-open-rooms: public.chat_rooms
-- finding: who-changes-bookings-may-open-rooms: public.chat_rooms
-- The function reads what it has to, and may not open the room.
CREATE ROLE "${database}_app" LOGIN;
CREATE SCHEMA api;
CREATE VIEW api.all_bookings AS SELECT * FROM bookings WHERE EXISTS (SELECT FROM lessons WHERE lessons.id = bookings.lesson_id);
CREATE VIEW api.bookings AS SELECT id, lesson_id, student_id, status FROM api.all_bookings WITH CHECK OPTION;
GRANT USAGE ON SCHEMA public, api TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON api.bookings TO "${database}_app";
GRANT SELECT ON lessons, chat_rooms TO "${database}_app";
