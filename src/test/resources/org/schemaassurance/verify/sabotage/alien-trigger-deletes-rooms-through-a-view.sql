-- object: chat_rooms.audit
-- finding: chat-rooms-no-triggers: public.chat_rooms.audit
CREATE VIEW rooms AS SELECT * FROM chat_rooms;
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM rooms; RETURN NEW; END';
CREATE TRIGGER audit AFTER INSERT ON chat_rooms FOR EACH ROW EXECUTE FUNCTION audit();
