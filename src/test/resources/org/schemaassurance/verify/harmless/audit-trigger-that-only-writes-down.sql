-- differs: unexpected function public.audit()
-- differs: unexpected table public.audit_trail
-- differs: unexpected trigger public.messages.audit
CREATE TABLE audit_trail (at timestamptz, what jsonb);
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.audit_trail (at, what) VALUES (now(), to_jsonb(NEW)); RETURN NEW; END';
CREATE TRIGGER audit AFTER INSERT OR UPDATE ON messages FOR EACH ROW EXECUTE FUNCTION audit();
