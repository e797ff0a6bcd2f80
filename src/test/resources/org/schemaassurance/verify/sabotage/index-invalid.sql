-- object: messages
-- finding: messages-indexes: public.messages.messages_chat_room_id_idx
-- finding: messages-room-index: public.messages
-- severity: warning
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'messages_chat_room_id_idx'::regclass;
