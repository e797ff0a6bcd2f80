-- object: bookings.id
ALTER TABLE bookings ALTER id DROP DEFAULT;
