-- object: chat_rooms
ALTER TABLE chat_rooms RENAME TO rooms;
CREATE VIEW chat_rooms AS SELECT * FROM rooms;
