-- object: alien
-- finding: chat-rooms-no-triggers: public.chat_rooms.alien
CREATE FUNCTION suppress() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER alien BEFORE INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION suppress();
