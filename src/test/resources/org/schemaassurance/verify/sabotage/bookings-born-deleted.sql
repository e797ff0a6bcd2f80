-- object: bookings.deleted_at
-- finding: bookings-table: public.bookings.deleted_at
ALTER TABLE bookings ALTER deleted_at SET DEFAULT now();
