-- object: journal
-- whoever books may not write the journal
CREATE ROLE probe_it_journal LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_journal;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO probe_it_journal;
CREATE TABLE journal (what jsonb);
CREATE FUNCTION write_down() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.journal (what) VALUES (to_jsonb(NEW)); RETURN NULL; END';
CREATE TRIGGER write_down AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION write_down();
