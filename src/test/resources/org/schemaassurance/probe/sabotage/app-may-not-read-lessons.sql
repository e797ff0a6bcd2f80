-- object: lessons
-- the function reads the lesson with the rights of whoever books
CREATE ROLE probe_it_lessons LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_lessons;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO probe_it_lessons;
REVOKE SELECT ON lessons FROM probe_it_lessons;
