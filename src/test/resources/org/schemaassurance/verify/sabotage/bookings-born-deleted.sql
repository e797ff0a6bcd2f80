-- object: bookings.deleted_at
ALTER TABLE bookings ALTER deleted_at SET DEFAULT now();
