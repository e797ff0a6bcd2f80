-- object: messages
-- a trigger of somebody else's drops messages
CREATE FUNCTION filter() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER filter BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION filter();
