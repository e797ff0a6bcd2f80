-- object: chat_rooms.id
-- finding: chat-rooms-table: public.chat_rooms.id
-- The function gives NULL along one of its courses.
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE plpgsql AS $b$BEGIN IF random() < 2 THEN RETURN NULL; END IF; RETURN gen_random_uuid(); END$b$;
ALTER TABLE chat_rooms ALTER id SET DEFAULT uuid_v7();
