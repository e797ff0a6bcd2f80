-- object: gen_random_uuid
-- finding: who-changes-bookings-may-open-rooms: pg_catalog.gen_random_uuid()
-- finding: who-books-may-open-rooms: pg_catalog.gen_random_uuid()
-- finding: who-writes-messages: pg_catalog.gen_random_uuid()
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE EXECUTE ON FUNCTION gen_random_uuid() FROM PUBLIC;
