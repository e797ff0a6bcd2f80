-- object: booking_create_chat
-- finding: booking-create-chat-update: public.bookings.booking_create_chat_update
-- finding: booking-create-chat: public.bookings.booking_create_chat
ALTER TABLE bookings DISABLE TRIGGER USER;
