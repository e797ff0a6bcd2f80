-- object: bookings.status
-- finding: bookings-table: public.bookings.status
CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
DROP TRIGGER booking_create_chat ON bookings;
DROP TRIGGER booking_create_chat_update ON bookings;
ALTER TABLE bookings ALTER status TYPE varchar(50) COLLATE any_case;
CREATE TRIGGER booking_create_chat BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION create_chat_on_booking_active();
CREATE TRIGGER booking_create_chat_update BEFORE UPDATE ON bookings FOR EACH ROW WHEN (NEW.status = 'active' AND OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION create_chat_on_booking_active();
