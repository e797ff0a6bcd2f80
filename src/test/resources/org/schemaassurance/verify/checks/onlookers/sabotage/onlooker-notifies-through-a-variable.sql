-- object: messages.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$DECLARE r record; payload text; BEGIN IF TG_OP = 'DELETE' THEN r := OLD; ELSE r := NEW; END IF; payload := json_build_object('id', r.id, 'text', r.content)::text; PERFORM pg_notify('messages', payload); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT OR DELETE ON messages FOR EACH ROW EXECUTE FUNCTION look();
