-- differs: changed function public.create_chat_on_booking_active(): leakproof
-- differs: unexpected column public.chat_rooms.seq
ALTER TABLE chat_rooms ALTER deleted_at SET DEFAULT NULL, ADD seq integer GENERATED ALWAYS AS IDENTITY;
ALTER FUNCTION create_chat_on_booking_active() LEAKPROOF;
