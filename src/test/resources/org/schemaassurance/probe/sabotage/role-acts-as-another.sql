-- object: probe_it_acts
-- its sessions start as a role that may only read
CREATE ROLE probe_it_acts LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_acts;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO probe_it_acts;
CREATE ROLE probe_it_reads;
GRANT USAGE ON SCHEMA public TO probe_it_reads;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO probe_it_reads;
GRANT probe_it_reads TO probe_it_acts;
ALTER ROLE probe_it_acts SET role = probe_it_reads;
