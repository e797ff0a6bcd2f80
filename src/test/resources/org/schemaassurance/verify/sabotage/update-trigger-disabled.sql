-- object: booking_create_chat_update
-- finding: booking-create-chat-update: public.bookings.booking_create_chat_update
ALTER TABLE bookings DISABLE TRIGGER booking_create_chat_update;
