-- object: probe_it_quiet
-- the role that books is read-only in this database alone
CREATE ROLE probe_it_quiet LOGIN;
GRANT USAGE ON SCHEMA public TO probe_it_quiet;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO probe_it_quiet;
DO $$ BEGIN EXECUTE format('ALTER ROLE probe_it_quiet IN DATABASE %I SET default_transaction_read_only = on', current_database()); END $$;
