-- object: users
-- finding: users-no-triggers: public.users.pseudonymized
CREATE FUNCTION ends_rooms(gone uuid) RETURNS void LANGUAGE sql AS 'UPDATE public.chat_rooms SET deleted_at = now() WHERE teacher_id = gone';
CREATE FUNCTION pseudonymized() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM public.ends_rooms(NEW.id); RETURN NULL; END';
CREATE TRIGGER pseudonymized AFTER UPDATE ON users FOR EACH ROW WHEN (NEW.email IS NULL) EXECUTE FUNCTION pseudonymized();
