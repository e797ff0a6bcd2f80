CREATE ROLE behaviours_app LOGIN;
GRANT SELECT, INSERT, UPDATE ON users, lessons, bookings, chat_rooms, messages TO behaviours_app;
ALTER ROLE behaviours_app SET transaction_read_only = on;
