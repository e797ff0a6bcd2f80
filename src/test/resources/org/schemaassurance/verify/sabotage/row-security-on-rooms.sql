-- object: chat_rooms
-- finding: chat-rooms-table: public.chat_rooms
ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY;
