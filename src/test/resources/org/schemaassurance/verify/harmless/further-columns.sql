ALTER TABLE chat_rooms ADD topic text NOT NULL DEFAULT '';
ALTER TABLE bookings ADD price numeric(9, 2);
ALTER TABLE users ADD number bigint GENERATED ALWAYS AS IDENTITY;
