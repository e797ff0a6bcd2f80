-- object: chat_rooms
-- finding: a-message-can-be-written: public.messages.messages_chat_room_id_fkey
-- finding: chat-rooms-key: public.chat_rooms
-- finding: chat-rooms-student: public.chat_rooms (student_id)
-- finding: chat-rooms-table: public.chat_rooms
-- finding: chat-rooms-teacher: public.chat_rooms (teacher_id)
-- finding: messages-no-other-foreign-keys: public.messages.messages_chat_room_id_fkey
-- finding: messages-room: public.messages (chat_room_id)
-- finding: one-room-a-pair: public.chat_rooms
ALTER TABLE chat_rooms RENAME TO rooms;
CREATE VIEW chat_rooms AS SELECT * FROM rooms;
