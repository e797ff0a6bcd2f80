-- object: booking_create_chat
-- finding: booking-create-chat: public.bookings.booking_create_chat
-- finding: bookings-no-other-triggers: public.bookings.booking_create_chat_old
ALTER TRIGGER booking_create_chat ON bookings RENAME TO booking_create_chat_old;
