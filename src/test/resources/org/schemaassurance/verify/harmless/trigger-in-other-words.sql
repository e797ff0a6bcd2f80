DROP TRIGGER booking_create_chat_update ON bookings;
CREATE TRIGGER booking_create_chat_update before update on public.bookings for each row when (((new.status)::text = ('active'::varchar)::text) and old."status" is distinct from new."status") execute procedure public.create_chat_on_booking_active();
