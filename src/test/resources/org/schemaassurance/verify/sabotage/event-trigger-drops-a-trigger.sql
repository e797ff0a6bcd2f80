-- object: bookings
-- finding: booking-create-chat: keeps_order
-- finding: booking-create-chat-update: keeps_order
CREATE FUNCTION keeps_order() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE command text := 'DROP TRIGGER IF EXISTS booking_create_chat_update ON bookings';
BEGIN
  EXECUTE command;
END $$;
CREATE EVENT TRIGGER keeps_order ON ddl_command_start WHEN TAG IN ('CREATE VIEW') EXECUTE FUNCTION keeps_order();
