-- object: chat_rooms
-- a further column takes its default from a sequence at its end
CREATE SEQUENCE seat AS smallint MAXVALUE 9;
ALTER TABLE chat_rooms ADD COLUMN seat smallint;
ALTER TABLE chat_rooms ALTER COLUMN seat SET DEFAULT nextval('seat');
SELECT setval('seat', 9);
