ALTER TABLE bookings ENABLE ALWAYS TRIGGER booking_create_chat;
