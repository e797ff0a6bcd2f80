-- object: booking_create_chat
ALTER TRIGGER booking_create_chat ON bookings RENAME TO booking_create_chat_old;
