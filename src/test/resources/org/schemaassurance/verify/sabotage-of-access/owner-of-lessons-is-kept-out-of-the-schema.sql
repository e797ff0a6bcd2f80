-- object: schema public
-- finding: who-books-may-open-rooms: schema public
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE ROLE "${database}_owner"; ALTER TABLE lessons OWNER TO "${database}_owner"; REVOKE USAGE ON SCHEMA public FROM PUBLIC;
