-- object: booking_create_chat
-- finding: booking-create-chat: public.bookings.booking_create_chat
DROP TRIGGER booking_create_chat ON bookings;
CREATE TRIGGER booking_create_chat BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status = 'Active') EXECUTE FUNCTION create_chat_on_booking_active();
