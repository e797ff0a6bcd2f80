-- Who books owns the tables, support can only read, and sees what is not deleted; who verifies has BYPASSRLS.
CREATE ROLE "${database}_app" LOGIN;
ALTER TABLE users OWNER TO "${database}_app"; ALTER TABLE lessons OWNER TO "${database}_app"; ALTER TABLE bookings OWNER TO "${database}_app";
ALTER TABLE chat_rooms OWNER TO "${database}_app"; ALTER TABLE messages OWNER TO "${database}_app";
CREATE ROLE "${database}_support" LOGIN; GRANT SELECT ON chat_rooms, messages TO "${database}_support";
ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY; CREATE POLICY support ON chat_rooms FOR SELECT TO "${database}_support" USING (deleted_at IS NULL);
ALTER TABLE messages ENABLE ROW LEVEL SECURITY; CREATE POLICY support ON messages FOR SELECT TO "${database}_support" USING (deleted_at IS NULL);
DO $$ DECLARE reader text; BEGIN
FOR reader IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'reader%' LOOP EXECUTE format('ALTER ROLE %I BYPASSRLS', reader); END LOOP; END $$;
