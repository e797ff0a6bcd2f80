-- object: chat_rooms
CREATE SCHEMA elsewhere;
ALTER TABLE chat_rooms SET SCHEMA elsewhere;
