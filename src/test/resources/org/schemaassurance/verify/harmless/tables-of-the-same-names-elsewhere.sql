-- differs: unexpected schema elsewhere
-- differs: unexpected table elsewhere.bookings
-- differs: unexpected table elsewhere.chat_rooms
CREATE SCHEMA elsewhere;
CREATE TABLE elsewhere.bookings (id int);
CREATE TABLE elsewhere.chat_rooms (id int);
CREATE TABLE elsewhere.databasechangelog (id int);
