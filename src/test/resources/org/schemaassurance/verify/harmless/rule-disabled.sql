-- differs: unexpected rule public.chat_rooms.swallow
CREATE RULE swallow AS ON INSERT TO chat_rooms DO INSTEAD NOTHING;
ALTER TABLE chat_rooms DISABLE RULE swallow;
