-- object: chat_rooms.id
-- finding: chat-rooms-table: public.chat_rooms.id
-- After 256 rooms there is none left.
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql AS $$SELECT rpad(left(gen_random_uuid()::text, 2), 32, '0')::uuid$$;
ALTER TABLE chat_rooms ALTER id SET DEFAULT uuid_v7();
