-- differs: unexpected constraint public.bookings.again
ALTER TABLE bookings ADD CONSTRAINT again FOREIGN KEY (lesson_id) REFERENCES lessons NOT VALID;
