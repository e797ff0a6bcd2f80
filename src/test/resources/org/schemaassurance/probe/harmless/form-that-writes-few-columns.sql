-- a form that books and writes messages, and gives neither the booking's deleted_at nor a message's id.
CREATE ROLE probe_it_form LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_form;
GRANT SELECT (id, lesson_id, student_id, status), INSERT (id, lesson_id, student_id, status), UPDATE (status) ON bookings TO probe_it_form;
GRANT SELECT (id, teacher_id, deleted_at) ON lessons TO probe_it_form;
GRANT SELECT (id, teacher_id, student_id), INSERT (teacher_id, student_id) ON chat_rooms TO probe_it_form;
GRANT INSERT (chat_room_id, sender_id, content) ON messages TO probe_it_form;
