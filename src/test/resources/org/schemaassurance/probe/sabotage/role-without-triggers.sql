-- object: probe_it_replica
-- its sessions start with triggers asleep
CREATE ROLE probe_it_replica LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_replica;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO probe_it_replica;
ALTER ROLE probe_it_replica SET session_replication_role = replica;
