-- object: ${database}_app
-- finding: sessions-that-book: ${database}_app.role
CREATE ROLE "${database}_app" LOGIN;
GRANT USAGE ON SCHEMA public TO "${database}_app";
GRANT SELECT, INSERT, UPDATE, DELETE ON users, lessons, bookings, chat_rooms, messages TO "${database}_app";
CREATE ROLE "${database}_reader"; GRANT "${database}_reader" TO "${database}_app"; ALTER ROLE "${database}_app" SET role = "${database}_reader";
