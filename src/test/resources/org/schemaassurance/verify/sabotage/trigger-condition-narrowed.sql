-- object: booking_create_chat
-- finding: booking-create-chat: public.bookings.booking_create_chat
DROP TRIGGER booking_create_chat ON bookings;
CREATE TRIGGER booking_create_chat BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status = 'active' AND NEW.deleted_at IS NOT NULL) EXECUTE FUNCTION create_chat_on_booking_active();
