-- differs: unexpected setting DateStyle of the database (warning)
-- differs: unexpected setting TimeZone of the database (warning)
-- differs: unexpected setting search_path of the database (warning)
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = elsewhere', current_database());
EXECUTE format('ALTER DATABASE %I SET quote_all_identifiers = on', current_database());
EXECUTE format('ALTER DATABASE %I SET DateStyle = ''German''', current_database());
EXECUTE format('ALTER DATABASE %I SET TimeZone = ''Pacific/Auckland''', current_database());
EXECUTE format('ALTER DATABASE %I SET session_replication_role = origin', current_database()); END $$;
