-- Of the tables it has what the triggers' function takes. Of those through which nothing is booked it needs no more.
CREATE ROLE "${database}_app" LOGIN;
CREATE SCHEMA api;
CREATE VIEW api.bookings AS SELECT id, lesson_id, student_id, status FROM bookings;
CREATE VIEW api.messages AS SELECT id, chat_room_id, sender_id, content FROM messages;
CREATE VIEW api.rooms AS SELECT room.* FROM chat_rooms AS room JOIN users ON users.id = room.teacher_id;
GRANT USAGE ON SCHEMA public, api TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON api.bookings, api.messages TO "${database}_app";
GRANT SELECT ON api.rooms TO "${database}_app";
GRANT SELECT ON lessons, chat_rooms TO "${database}_app";
GRANT INSERT ON chat_rooms TO "${database}_app";
ALTER ROLE "${database}_app" SET search_path = api, public;
-- This one leads to no booking, it looks at them.
CREATE ROLE "${database}_desk" LOGIN;
CREATE VIEW api.booked_lessons AS SELECT * FROM lessons WHERE EXISTS (SELECT FROM bookings WHERE lesson_id = lessons.id);
GRANT USAGE ON SCHEMA api TO "${database}_desk";
GRANT SELECT, INSERT ON api.booked_lessons TO "${database}_desk";
