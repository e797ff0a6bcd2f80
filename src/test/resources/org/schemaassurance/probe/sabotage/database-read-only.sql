-- object: default_transaction_read_only
-- every transaction starts read-only
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$;
