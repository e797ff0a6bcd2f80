-- object: chat_rooms.created_at
ALTER TABLE chat_rooms ALTER created_at DROP DEFAULT;
