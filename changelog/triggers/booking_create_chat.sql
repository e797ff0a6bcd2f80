--liquibase formatted sql

--changeset schema-assurance:trigger-booking_create_chat splitStatements:false stripComments:false
--comment: A booking that is active from the start. The lock is SHARE ROW EXCLUSIVE: writers wait, so it is taken patiently.
CALL schema_assurance.keep_trigger('public.bookings', 'booking_create_chat');
CALL schema_assurance.patiently($ddl$
  CREATE OR REPLACE TRIGGER booking_create_chat
  BEFORE INSERT ON public.bookings
  FOR EACH ROW
  WHEN (NEW.status = 'active')
  EXECUTE FUNCTION public.create_chat_on_booking_active()
$ddl$);
--rollback CALL schema_assurance.restore('trigger public.bookings.booking_create_chat');
