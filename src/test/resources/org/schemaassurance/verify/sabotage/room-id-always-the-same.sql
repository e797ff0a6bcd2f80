-- object: chat_rooms.id
-- finding: chat-rooms-table: public.chat_rooms.id
ALTER TABLE chat_rooms ALTER id SET DEFAULT '00000000-0000-0000-0000-000000000000';
