-- object: booking_create_chat_update
-- finding: booking-create-chat-update: public.bookings.booking_create_chat_update
DROP TRIGGER booking_create_chat_update ON bookings;
CREATE TRIGGER booking_create_chat_update BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION create_chat_on_booking_active();
