-- object: chat_rooms.id
-- finding: chat-rooms-table: public.chat_rooms.id
CREATE FUNCTION public.gen_random_uuid() RETURNS uuid LANGUAGE sql AS $$ SELECT '00000000-0000-4000-8000-000000000009'::uuid $$;
ALTER TABLE chat_rooms ALTER id SET DEFAULT public.gen_random_uuid();
