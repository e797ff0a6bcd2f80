CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE ROLE "${database}_owner"; ALTER TABLE users OWNER TO "${database}_owner"; ALTER TABLE lessons OWNER TO "${database}_owner";
ALTER TABLE bookings OWNER TO "${database}_owner"; ALTER TABLE chat_rooms OWNER TO "${database}_owner"; ALTER TABLE messages OWNER TO "${database}_owner";
