-- object: lessons
-- finding: lessons-table: public.lessons
-- Who books writes a view alone, and the trigger looks for the lesson with the rights of who books.
CREATE ROLE "${database}_app" LOGIN;
CREATE VIEW new_bookings AS SELECT id, lesson_id, student_id, status FROM bookings;
GRANT USAGE ON SCHEMA public TO "${database}_app"; GRANT SELECT, INSERT ON new_bookings TO "${database}_app";
GRANT SELECT ON lessons, users TO "${database}_app"; GRANT SELECT, INSERT ON chat_rooms TO "${database}_app";
ALTER TABLE lessons ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON lessons FOR SELECT TO "${database}_app" USING (teacher_id IS NULL);
DO $$ DECLARE reader text; BEGIN
FOR reader IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'reader%' LOOP EXECUTE format('ALTER ROLE %I BYPASSRLS', reader); END LOOP; END $$;
