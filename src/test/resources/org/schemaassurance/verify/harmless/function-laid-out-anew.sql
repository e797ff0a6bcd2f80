DO $$ BEGIN EXECUTE replace(pg_get_functiondef('create_chat_on_booking_active()'::regprocedure), 'BEGIN', E'/* a comment */\n  BEGIN -- and another\n\n'); END $$;
