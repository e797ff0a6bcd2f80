-- object: bookings
-- finding: who-books-may-open-rooms: ${database}_app
-- finding: who-changes-bookings-may-open-rooms: ${database}_app
-- finding: who-writes-messages: ${database}_app
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
REVOKE CONNECT ON DATABASE "${database}" FROM PUBLIC; DO $$ DECLARE reader text; BEGIN
FOR reader IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'reader%' LOOP
EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), reader); END LOOP; END $$;
