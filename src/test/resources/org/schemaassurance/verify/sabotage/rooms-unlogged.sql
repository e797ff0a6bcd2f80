-- object: chat_rooms
DROP TABLE messages CASCADE;
ALTER TABLE chat_rooms SET UNLOGGED;
