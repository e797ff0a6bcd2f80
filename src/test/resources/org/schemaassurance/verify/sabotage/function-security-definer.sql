-- object: create_chat_on_booking_active
-- finding: create-chat-on-booking-active: public.create_chat_on_booking_active()
-- finding: functions-with-their-owners-rights: public.create_chat_on_booking_active()
ALTER FUNCTION create_chat_on_booking_active() SECURITY DEFINER;
