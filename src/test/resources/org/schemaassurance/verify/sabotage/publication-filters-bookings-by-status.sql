-- object: bookings
-- finding: bookings-table: public.bookings
CREATE PUBLICATION active_bookings FOR TABLE bookings WHERE (status = 'active');
