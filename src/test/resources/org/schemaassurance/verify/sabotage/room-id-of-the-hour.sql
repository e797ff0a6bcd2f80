-- object: chat_rooms.id
-- finding: chat-rooms-table: public.chat_rooms.id
-- Two rooms of one hour have one id.
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql AS $$SELECT md5(date_trunc('hour', now())::text)::uuid$$;
ALTER TABLE chat_rooms ALTER id SET DEFAULT uuid_v7();
