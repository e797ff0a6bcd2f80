-- object: chat_rooms.created_at
-- finding: a-room-can-be-opened: public.chat_rooms.created_at
-- finding: chat-rooms-further-columns: public.chat_rooms.created_at
ALTER TABLE chat_rooms ALTER created_at SET NOT NULL, ALTER created_at DROP DEFAULT;
