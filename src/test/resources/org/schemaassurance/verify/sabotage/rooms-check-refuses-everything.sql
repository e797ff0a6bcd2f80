-- object: chat_rooms
ALTER TABLE chat_rooms ADD CONSTRAINT closed CHECK (false) NOT VALID;
