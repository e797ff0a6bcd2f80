-- object: booking_create_chat
ALTER TABLE bookings DISABLE TRIGGER USER;
