-- object: chat_rooms.topic
-- finding: a-room-can-be-opened: public.chat_rooms.topic
-- finding: chat-rooms-further-columns: public.chat_rooms.topic
ALTER TABLE chat_rooms ADD topic text NOT NULL DEFAULT 'x';
ALTER TABLE chat_rooms ALTER topic DROP DEFAULT;
