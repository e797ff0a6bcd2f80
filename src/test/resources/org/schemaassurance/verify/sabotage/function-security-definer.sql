-- object: create_chat_on_booking_active
ALTER FUNCTION create_chat_on_booking_active() SECURITY DEFINER;
