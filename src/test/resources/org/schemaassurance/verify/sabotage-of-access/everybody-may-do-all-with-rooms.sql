-- object: chat_rooms
-- finding: rooms-are-not-everybodys: public.chat_rooms
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
GRANT ALL ON chat_rooms TO PUBLIC;
