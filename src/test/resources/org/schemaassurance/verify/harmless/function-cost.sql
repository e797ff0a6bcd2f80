-- differs: changed function public.create_chat_on_booking_active(): cost
-- differs: changed function public.create_chats_for_completed_lessons(): parallel
ALTER FUNCTION create_chat_on_booking_active() COST 200;
ALTER FUNCTION create_chats_for_completed_lessons() PARALLEL SAFE;
