DROP TRIGGER booking_create_chat_update ON bookings;
CREATE TRIGGER booking_create_chat_update before update on public.bookings for each row when (((new.status)::text = ('active'::varchar)::text) and old."status" is distinct from new."status") execute procedure public.create_chat_on_booking_active();
CREATE OR REPLACE TRIGGER booking_create_chat_update BEFORE UPDATE ON bookings FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status AND 'active' = NEW.status) EXECUTE FUNCTION create_chat_on_booking_active();
