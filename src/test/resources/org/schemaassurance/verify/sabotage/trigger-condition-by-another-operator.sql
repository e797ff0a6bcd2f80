-- object: booking_create_chat
-- finding: booking-create-chat: public.bookings.booking_create_chat
CREATE FUNCTION never(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false';
CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = never);
DROP TRIGGER booking_create_chat ON bookings;
CREATE TRIGGER booking_create_chat BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status::text OPERATOR(public.=) 'active'::text) EXECUTE FUNCTION create_chat_on_booking_active();
