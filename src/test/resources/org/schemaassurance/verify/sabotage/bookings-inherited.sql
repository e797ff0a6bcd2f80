-- object: bookings_archive
-- finding: bookings-table: public.bookings_archive
CREATE TABLE bookings_archive () INHERITS (bookings);
