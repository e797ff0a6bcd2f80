-- object: chat_rooms
-- severity: warning
ALTER TABLE chat_rooms ALTER student_id DROP NOT NULL;
