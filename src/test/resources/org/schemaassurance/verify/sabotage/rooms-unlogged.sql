-- object: chat_rooms
-- finding: a-message-can-be-written: public.messages
-- finding: chat-rooms-table: public.chat_rooms
-- finding: messages-further-columns: public.messages
-- finding: messages-indexes: public.messages
-- finding: messages-key: public.messages
-- finding: messages-no-other-foreign-keys: public.messages
-- finding: messages-no-other-keys: public.messages
-- finding: messages-no-triggers: public.messages
-- finding: messages-room-index: public.messages
-- finding: messages-room: public.messages (chat_room_id)
-- finding: messages-sender: public.messages (sender_id)
-- finding: messages-table: public.messages
-- finding: messages-are-not-everybodys: public.messages
-- finding: who-writes-messages: public.messages
-- finding: who-does-the-rest-may-write-messages: public.messages
DROP TABLE messages CASCADE;
ALTER TABLE chat_rooms SET UNLOGGED;
