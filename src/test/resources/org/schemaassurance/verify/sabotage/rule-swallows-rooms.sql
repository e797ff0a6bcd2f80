-- object: chat_rooms
-- finding: a-room-can-be-opened: public.chat_rooms.swallow
-- finding: chat-rooms-table: public.chat_rooms.swallow
CREATE RULE swallow AS ON INSERT TO chat_rooms DO INSTEAD NOTHING;
