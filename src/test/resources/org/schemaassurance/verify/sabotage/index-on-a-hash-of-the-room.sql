-- object: messages
-- finding: messages-room-index: public.messages
-- severity: warning
DROP INDEX messages_chat_room_id_idx;
CREATE INDEX messages_chat_room_id_idx ON messages USING hash (chat_room_id);
