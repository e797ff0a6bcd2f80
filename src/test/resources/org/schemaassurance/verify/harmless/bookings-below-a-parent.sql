CREATE TABLE anything (id uuid NOT NULL);
ALTER TABLE bookings INHERIT anything;
