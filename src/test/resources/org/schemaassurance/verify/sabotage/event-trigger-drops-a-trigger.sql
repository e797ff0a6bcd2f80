-- object: bookings
-- finding: booking-create-chat: public.bookings.booking_create_chat
-- finding: booking-create-chat-update: public.bookings.booking_create_chat_update
CREATE FUNCTION keeps_order() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE command text := 'DROP TRIGGER IF EXISTS booking_create_chat_update ON bookings';
BEGIN
  EXECUTE command;
END $$;
CREATE EVENT TRIGGER keeps_order ON ddl_command_start WHEN TAG IN ('CREATE VIEW') EXECUTE FUNCTION keeps_order();
