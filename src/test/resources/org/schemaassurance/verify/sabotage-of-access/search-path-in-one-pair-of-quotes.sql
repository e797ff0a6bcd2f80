-- object: search_path
-- finding: sessions-that-book: search_path
-- The whole list was quoted, which makes one name of it: no table is found.
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = %L', current_database(), '"$user", public'); END $$;
