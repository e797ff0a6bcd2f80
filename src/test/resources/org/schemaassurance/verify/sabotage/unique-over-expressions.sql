-- object: chat_rooms
ALTER TABLE chat_rooms DROP CONSTRAINT chat_rooms_teacher_id_student_id_key;
CREATE UNIQUE INDEX ON chat_rooms ((teacher_id::text), (student_id::text));
