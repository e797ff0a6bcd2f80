-- Who books owns the tables, reports see all rows by a policy of theirs, and who verifies has BYPASSRLS.
CREATE ROLE "${database}_app" LOGIN;
ALTER TABLE users OWNER TO "${database}_app"; ALTER TABLE lessons OWNER TO "${database}_app"; ALTER TABLE bookings OWNER TO "${database}_app";
ALTER TABLE chat_rooms OWNER TO "${database}_app"; ALTER TABLE messages OWNER TO "${database}_app";
CREATE ROLE "${database}_reports" LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO "${database}_reports";
ALTER TABLE bookings ENABLE ROW LEVEL SECURITY; CREATE POLICY reports ON bookings FOR SELECT TO "${database}_reports" USING (true);
ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY; CREATE POLICY reports ON chat_rooms FOR SELECT TO "${database}_reports" USING (true);
DO $$ DECLARE reader text; BEGIN
FOR reader IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'reader%' LOOP EXECUTE format('ALTER ROLE %I BYPASSRLS', reader); END LOOP; END $$;
