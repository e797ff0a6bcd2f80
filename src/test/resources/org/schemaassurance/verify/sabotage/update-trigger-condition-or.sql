-- object: booking_create_chat_update
-- finding: booking-create-chat-update: public.bookings.booking_create_chat_update
DROP TRIGGER booking_create_chat_update ON bookings;
CREATE TRIGGER booking_create_chat_update BEFORE UPDATE ON bookings FOR EACH ROW WHEN (NEW.status = 'active' OR OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION create_chat_on_booking_active();
