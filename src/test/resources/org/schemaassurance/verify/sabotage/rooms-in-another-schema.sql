-- object: chat_rooms
-- finding: a-room-can-be-opened: public.chat_rooms
-- finding: chat-rooms-key: public.chat_rooms
-- finding: chat-rooms-no-triggers: public.chat_rooms
-- finding: chat-rooms-student: public.chat_rooms (student_id)
-- finding: chat-rooms-table: public.chat_rooms
-- finding: chat-rooms-teacher: public.chat_rooms (teacher_id)
-- finding: messages-room: public.messages (chat_room_id)
-- finding: one-room-a-pair: public.chat_rooms
-- finding: rooms-are-not-everybodys: public.chat_rooms
-- finding: who-books-may-open-rooms: public.chat_rooms
-- finding: who-changes-bookings-may-open-rooms: public.chat_rooms
-- finding: who-does-the-rest-may-book: public.chat_rooms
-- finding: who-writes-messages: public.chat_rooms
CREATE SCHEMA elsewhere;
ALTER TABLE chat_rooms SET SCHEMA elsewhere;
