-- object: bookings
-- unqualified statements go to the copy
CREATE SCHEMA before_the_move;
CREATE TABLE before_the_move.bookings (LIKE public.bookings INCLUDING ALL);
GRANT ALL ON SCHEMA before_the_move TO PUBLIC;
GRANT ALL ON before_the_move.bookings TO PUBLIC;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = before_the_move, public', current_database()); END $$;
