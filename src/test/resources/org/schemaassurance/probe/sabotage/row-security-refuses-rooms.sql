-- object: chat_rooms
-- row security without a policy for whoever books
CREATE ROLE probe_it_rows LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_rows;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO probe_it_rows;
ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY;
