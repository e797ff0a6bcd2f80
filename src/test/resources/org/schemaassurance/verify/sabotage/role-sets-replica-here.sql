-- object: bookings
DO $$ BEGIN EXECUTE format('ALTER ROLE %I IN DATABASE %I SET session_replication_role = ''Replica''', current_user, current_database()); END $$;
