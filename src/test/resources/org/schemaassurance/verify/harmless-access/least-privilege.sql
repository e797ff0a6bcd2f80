CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT INSERT ON bookings TO "${database}_app";
GRANT SELECT (id, lesson_id, student_id, status, deleted_at) ON bookings TO "${database}_app";
GRANT SELECT (id, teacher_id, deleted_at) ON lessons TO "${database}_app";
GRANT SELECT (teacher_id, student_id), INSERT (teacher_id, student_id) ON chat_rooms TO "${database}_app";
