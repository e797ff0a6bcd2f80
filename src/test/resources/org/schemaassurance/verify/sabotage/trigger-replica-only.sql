-- object: booking_create_chat
ALTER TABLE bookings ENABLE REPLICA TRIGGER booking_create_chat;
