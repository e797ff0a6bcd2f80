-- object: chat_rooms
-- finding: chat-rooms-table: public.chat_rooms
CREATE PUBLICATION pairs FOR TABLE chat_rooms (teacher_id, student_id);
