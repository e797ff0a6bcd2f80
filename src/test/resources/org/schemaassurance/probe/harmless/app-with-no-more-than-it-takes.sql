-- a role that books, and may do nothing else
CREATE ROLE probe_it_least LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_least;
GRANT INSERT ON bookings TO probe_it_least;
GRANT SELECT (id, lesson_id, student_id, status, deleted_at) ON bookings TO probe_it_least;
GRANT SELECT (id, teacher_id, deleted_at) ON lessons TO probe_it_least;
GRANT SELECT (teacher_id, student_id), INSERT (teacher_id, student_id) ON chat_rooms TO probe_it_least;
