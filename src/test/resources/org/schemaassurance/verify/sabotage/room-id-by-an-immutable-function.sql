-- object: chat_rooms.id
-- finding: chat-rooms-table: public.chat_rooms.id
-- Computed once, and then the same as long as the plan is kept.
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql IMMUTABLE AS 'SELECT gen_random_uuid()';
ALTER TABLE chat_rooms ALTER id SET DEFAULT uuid_v7();
