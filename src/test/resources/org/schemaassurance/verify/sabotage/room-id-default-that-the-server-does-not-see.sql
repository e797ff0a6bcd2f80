-- object: chat_rooms.id
-- finding: a-room-can-be-opened: public.chat_rooms.id
-- finding: chat-rooms-further-columns: public.chat_rooms.id
-- finding: chat-rooms-table: public.chat_rooms.id
UPDATE pg_attribute SET atthasdef = false WHERE attrelid = 'chat_rooms'::regclass AND attname = 'id';
