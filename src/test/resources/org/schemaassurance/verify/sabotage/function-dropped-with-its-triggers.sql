-- object: create_chat_on_booking_active
DROP FUNCTION create_chat_on_booking_active() CASCADE;
