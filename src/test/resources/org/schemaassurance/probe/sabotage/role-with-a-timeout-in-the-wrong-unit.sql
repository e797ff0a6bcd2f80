-- object: probe_it_hasty
-- 2 are milliseconds
CREATE ROLE probe_it_hasty LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_hasty;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO probe_it_hasty;
CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END';
CREATE TRIGGER slow BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION slow();
ALTER ROLE probe_it_hasty SET statement_timeout = 20;
