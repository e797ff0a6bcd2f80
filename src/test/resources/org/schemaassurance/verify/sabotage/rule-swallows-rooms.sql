-- object: chat_rooms
CREATE RULE swallow AS ON INSERT TO chat_rooms DO INSTEAD NOTHING;
