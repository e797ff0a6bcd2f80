-- differs: unexpected event trigger noted
-- differs: unexpected function public.noted()
CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE DEBUG ''session_replication_role''; END';
CREATE EVENT TRIGGER noted ON ddl_command_end EXECUTE FUNCTION noted();
