-- differs: unexpected function public.tidied()
-- differs: unexpected function public.welcomed()
-- differs: unexpected table public.profiles
-- differs: unexpected trigger public.users.tidied
-- differs: unexpected trigger public.users.welcomed
CREATE TABLE profiles (user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE, theme text NOT NULL DEFAULT 'light');
CREATE FUNCTION tidied() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.email := lower(btrim(NEW.email)); RETURN NEW; END';
CREATE TRIGGER tidied BEFORE INSERT OR UPDATE ON users FOR EACH ROW EXECUTE FUNCTION tidied();
CREATE FUNCTION welcomed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS
  'BEGIN INSERT INTO public.profiles (user_id) VALUES (NEW.id) ON CONFLICT (user_id) DO NOTHING; RETURN NEW; END';
CREATE TRIGGER welcomed AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION welcomed();
