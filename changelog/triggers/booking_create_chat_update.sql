--liquibase formatted sql

--changeset schema-assurance:trigger-booking_create_chat_update splitStatements:false stripComments:false
--comment: A booking that becomes active. One that stays active fires nothing, also when its lesson or student changes.
CALL schema_assurance.keep_trigger('public.bookings', 'booking_create_chat_update');
CALL schema_assurance.patiently($ddl$
  CREATE OR REPLACE TRIGGER booking_create_chat_update
  BEFORE UPDATE ON public.bookings
  FOR EACH ROW
  WHEN (NEW.status = 'active' AND OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION public.create_chat_on_booking_active()
$ddl$);
--rollback CALL schema_assurance.restore('trigger public.bookings.booking_create_chat_update');
