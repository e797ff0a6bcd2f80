-- object: messages.look
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql  AS $b$BEGIN NEW.content := ''; RETURN NEW; END$b$;
CREATE TRIGGER look BEFORE INSERT ON messages  FOR EACH ROW EXECUTE FUNCTION look();
