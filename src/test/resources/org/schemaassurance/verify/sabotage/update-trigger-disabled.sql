-- object: booking_create_chat_update
ALTER TABLE bookings DISABLE TRIGGER booking_create_chat_update;
