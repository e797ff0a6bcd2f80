-- object: booking_create_chat_update
-- finding: booking-create-chat-update: public.bookings.booking_create_chat_update
DROP TRIGGER booking_create_chat_update ON bookings;
