ALTER TABLE messages ADD subject varchar(255);
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $b$DECLARE r record; payload text; BEGIN IF TG_OP = 'DELETE' THEN r := OLD; ELSE r := NEW; END IF; payload := json_build_object('id', r.id, 'subject', r.subject, 'text', left(r.content, 100))::text; PERFORM pg_notify('messages', payload); RETURN NULL; END$b$;
CREATE TRIGGER look AFTER INSERT OR DELETE ON messages FOR EACH ROW EXECUTE FUNCTION look();
