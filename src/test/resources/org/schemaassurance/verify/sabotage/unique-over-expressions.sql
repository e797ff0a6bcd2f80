-- object: chat_rooms
-- finding: a-room-can-be-opened: public.chat_rooms.chat_rooms_teacher_id_student_id_idx
-- finding: chat-rooms-no-other-keys: public.chat_rooms.chat_rooms_teacher_id_student_id_idx
-- finding: one-room-a-pair: public.chat_rooms
ALTER TABLE chat_rooms DROP CONSTRAINT chat_rooms_teacher_id_student_id_key;
CREATE UNIQUE INDEX ON chat_rooms ((teacher_id::text), (student_id::text));
