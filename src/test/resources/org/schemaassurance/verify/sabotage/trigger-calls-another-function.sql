-- object: booking_create_chat
-- finding: booking-create-chat: public.bookings.booking_create_chat
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
DROP TRIGGER booking_create_chat ON bookings;
CREATE TRIGGER booking_create_chat BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION nothing();
