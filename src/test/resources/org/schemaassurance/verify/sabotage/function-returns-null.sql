-- object: create_chat_on_booking_active
-- finding: create-chat-on-booking-active: public.create_chat_on_booking_active()
DO $$ BEGIN EXECUTE replace(pg_get_functiondef('create_chat_on_booking_active()'::regprocedure), 'RETURN NEW', 'RETURN NULL'); END $$;
