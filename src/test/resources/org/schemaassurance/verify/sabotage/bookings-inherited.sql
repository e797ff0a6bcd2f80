-- object: bookings_archive
CREATE TABLE bookings_archive () INHERITS (bookings);
