-- object: chat_rooms
ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY;
