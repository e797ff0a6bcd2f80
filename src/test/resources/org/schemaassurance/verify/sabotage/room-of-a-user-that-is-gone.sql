-- object: chat_rooms
-- finding: every-active-booking-has-its-room: public.chat_rooms
-- finding: messages-are-of-the-rooms-people: public.messages
-- finding: rooms-have-their-users: public.chat_rooms
SET session_replication_role = replica;
UPDATE chat_rooms SET student_id = gen_random_uuid() WHERE id = (SELECT id FROM chat_rooms LIMIT 1);
RESET session_replication_role;
