-- object: users
-- finding: who-books-may-open-rooms: public.users
-- finding: who-writes-messages: public.users
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE ROLE "${database}_owner"; GRANT USAGE ON SCHEMA public TO "${database}_owner"; ALTER TABLE users OWNER TO "${database}_owner"; REVOKE SELECT ON users FROM "${database}_owner";
