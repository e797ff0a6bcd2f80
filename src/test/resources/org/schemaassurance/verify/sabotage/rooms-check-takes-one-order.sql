-- object: chat_rooms.one_order
-- finding: a-room-can-be-opened: public.chat_rooms.one_order
-- finding: chat-rooms-no-other-checks: public.chat_rooms.one_order
ALTER TABLE chat_rooms ADD CONSTRAINT one_order CHECK (teacher_id < student_id) NOT VALID;
