ALTER FUNCTION create_chat_on_booking_active() COST 200;
ALTER FUNCTION create_chats_for_completed_lessons() PARALLEL SAFE;
