-- object: create_chat_on_booking_active
-- finding: booking-create-chat-update: public.bookings.booking_create_chat_update
-- finding: booking-create-chat: public.bookings.booking_create_chat
-- finding: create-chat-on-booking-active: public.create_chat_on_booking_active()
DROP FUNCTION create_chat_on_booking_active() CASCADE;
