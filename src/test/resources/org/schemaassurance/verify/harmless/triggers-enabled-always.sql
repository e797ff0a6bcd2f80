-- differs: changed trigger public.bookings.booking_create_chat: state
ALTER TABLE bookings ENABLE ALWAYS TRIGGER booking_create_chat;
