-- object: chat_rooms
-- the function looks for the room before it opens one, with the rights of whoever books
CREATE ROLE probe_it_looks LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_looks;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO probe_it_looks;
REVOKE SELECT ON chat_rooms FROM probe_it_looks;
