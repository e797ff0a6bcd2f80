-- object: messages.push
-- pg_notify takes 8000 bytes, and a message may be longer
CREATE FUNCTION push() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('messages', row_to_json(NEW)::text); RETURN NULL; END $$;
CREATE TRIGGER push AFTER INSERT ON messages FOR EACH ROW EXECUTE FUNCTION push();
