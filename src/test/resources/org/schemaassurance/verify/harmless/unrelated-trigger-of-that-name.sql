-- differs: unexpected function public.noted()
-- differs: unexpected table public.diary
CREATE TABLE diary (id int);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER booking_create_chat BEFORE INSERT ON diary FOR EACH ROW EXECUTE FUNCTION noted();
