-- object: chat_rooms.id
ALTER TABLE chat_rooms ALTER id DROP DEFAULT;
