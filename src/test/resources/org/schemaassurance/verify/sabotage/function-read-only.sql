-- object: create_chat_on_booking_active
-- finding: create-chat-on-booking-active: public.create_chat_on_booking_active()
-- What begins when the transaction has begun: each INSERT of the function fails.
ALTER FUNCTION create_chat_on_booking_active() SET transaction_read_only = on;
