-- object: chat_rooms.id
-- finding: a-room-can-be-opened: public.chat_rooms.id
-- finding: chat-rooms-further-columns: public.chat_rooms.id
-- finding: chat-rooms-table: public.chat_rooms.id
ALTER TABLE chat_rooms ALTER id DROP DEFAULT;
