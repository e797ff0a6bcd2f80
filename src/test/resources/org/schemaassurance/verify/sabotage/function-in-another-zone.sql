-- object: create_chat_on_booking_active
-- finding: create-chat-on-booking-active: public.create_chat_on_booking_active()
-- A default of now() without a zone would be the local time there.
ALTER FUNCTION create_chat_on_booking_active() SET timezone = 'Asia/Tokyo';
