CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER ROLE "${database}_app" SET statement_timeout = '30s'; ALTER ROLE "${database}_app" SET lock_timeout = 5000;
ALTER ROLE "${database}_app" SET work_mem = '64MB'; ALTER ROLE "${database}_app" SET search_path = public; ALTER ROLE "${database}_app" SET log_min_duration_statement = '1s';
ALTER ROLE "${database}_app" SET role = none; ALTER ROLE "${database}_app" CONNECTION LIMIT 50; ALTER ROLE "${database}_app" VALID UNTIL 'infinity';
