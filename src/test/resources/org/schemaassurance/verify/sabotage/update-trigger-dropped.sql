-- object: booking_create_chat_update
DROP TRIGGER booking_create_chat_update ON bookings;
