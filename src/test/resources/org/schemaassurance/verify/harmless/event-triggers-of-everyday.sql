-- differs: unexpected event trigger nothing_is_silenced
-- differs: unexpected event trigger reload
-- differs: unexpected event trigger who_did_it
-- differs: unexpected function public.nothing_is_silenced()
-- differs: unexpected function public.reload()
-- differs: unexpected function public.who_did_it()
-- differs: unexpected table public.who_did_what
CREATE TABLE who_did_what (at timestamptz, who name, what text, object text);
CREATE FUNCTION who_did_it() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.who_did_what SELECT now(), session_user, c.command_tag, c.object_identity FROM pg_event_trigger_ddl_commands() AS c;
END $$;
CREATE EVENT TRIGGER who_did_it ON ddl_command_end EXECUTE FUNCTION who_did_it();
CREATE FUNCTION reload() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN NOTIFY schema_changed; END$$;
CREATE EVENT TRIGGER reload ON sql_drop EXECUTE FUNCTION reload();
CREATE FUNCTION nothing_is_silenced() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_query() ~* 'disable\s+trigger' THEN
    RAISE EXCEPTION 'ALTER TABLE … DISABLE TRIGGER is for nobody';
  END IF;
END $$;
CREATE EVENT TRIGGER nothing_is_silenced ON ddl_command_start WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION nothing_is_silenced();
