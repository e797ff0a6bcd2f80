DROP INDEX messages_chat_room_id_idx;
CREATE INDEX ON messages (chat_room_id DESC) INCLUDE (sender_id) WITH (fillfactor = 70);
