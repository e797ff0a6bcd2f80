-- differs: unexpected constraint public.chat_rooms.two_people
-- differs: unexpected constraint public.chat_rooms.of_two
-- differs: unexpected constraint public.messages.of_a_room
ALTER TABLE chat_rooms ADD CONSTRAINT two_people CHECK (teacher_id <> student_id);
ALTER TABLE chat_rooms ADD CONSTRAINT of_two CHECK (teacher_id IS NOT NULL AND student_id IS NOT NULL) NOT VALID;
ALTER TABLE messages ADD CONSTRAINT of_a_room CHECK (chat_room_id IS NOT NULL AND sender_id IS NOT NULL);
