-- object: lessons
-- finding: who-changes-bookings-may-open-rooms: public.lessons
-- finding: who-books-may-open-rooms: public.lessons
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE SELECT ON lessons FROM "${database}_app"; GRANT SELECT (id, teacher_id, start_time, end_time) ON lessons TO "${database}_app";
