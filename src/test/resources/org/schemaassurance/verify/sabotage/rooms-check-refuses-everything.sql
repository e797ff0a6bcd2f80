-- object: chat_rooms
-- finding: a-room-can-be-opened: public.chat_rooms.closed
-- finding: chat-rooms-no-other-checks: public.chat_rooms.closed
ALTER TABLE chat_rooms ADD CONSTRAINT closed CHECK (false) NOT VALID;
