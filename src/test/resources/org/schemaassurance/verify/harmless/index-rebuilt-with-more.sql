-- differs: missing index public.messages.messages_chat_room_id_idx
-- differs: unexpected index public.messages.messages_chat_room_id_sender_id_idx
DROP INDEX messages_chat_room_id_idx;
CREATE INDEX ON messages (chat_room_id DESC) INCLUDE (sender_id) WITH (fillfactor = 70);
