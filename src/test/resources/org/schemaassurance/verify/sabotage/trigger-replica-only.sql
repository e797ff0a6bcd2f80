-- object: booking_create_chat
-- finding: booking-create-chat: public.bookings.booking_create_chat
ALTER TABLE bookings ENABLE REPLICA TRIGGER booking_create_chat;
