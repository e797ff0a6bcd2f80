-- object: uuid_le
-- finding: who-changes-bookings-may-open-rooms: pg_catalog.uuid_le(uuid, uuid)
-- finding: who-books-may-open-rooms: pg_catalog.uuid_le(uuid, uuid)
-- finding: who-writes-messages: pg_catalog.uuid_le(uuid, uuid)
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE EXECUTE ON FUNCTION uuid_le(uuid, uuid) FROM PUBLIC;
