-- object: row_security
-- finding: lessons-table: public.lessons
-- finding: sessions-that-book: ${database}_app.row_security
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
ALTER TABLE lessons ENABLE ROW LEVEL SECURITY; CREATE POLICY everybody ON lessons USING (true);
ALTER ROLE "${database}_app" SET row_security = off;
