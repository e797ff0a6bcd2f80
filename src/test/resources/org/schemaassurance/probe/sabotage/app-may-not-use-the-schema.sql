-- object: schema public
-- rights on tables are worth nothing without that on their schema
CREATE ROLE probe_it_schema LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_schema;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO probe_it_schema;
REVOKE USAGE ON SCHEMA public FROM PUBLIC; REVOKE USAGE ON SCHEMA public FROM probe_it_schema;
