-- object: chat_rooms
-- finding: one-room-a-pair: public.chat_rooms.student_id
-- severity: warning
ALTER TABLE chat_rooms ALTER student_id DROP NOT NULL;
