-- object: booking_create_chat
-- finding: booking-create-chat: public.bookings.booking_create_chat
DROP TRIGGER booking_create_chat ON bookings;
CREATE TRIGGER booking_create_chat BEFORE INSERT OR UPDATE ON bookings FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION create_chat_on_booking_active();
