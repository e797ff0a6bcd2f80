-- differs: unexpected function public.old()
-- differs: unexpected rule public.messages.old
-- differs: unexpected trigger public.bookings.old
-- a trigger and a rule of an old release, both disabled
CREATE FUNCTION old() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''old''; END'; CREATE TRIGGER old BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION old(); ALTER TABLE bookings DISABLE TRIGGER old;
CREATE RULE old AS ON INSERT TO messages DO INSTEAD NOTHING; ALTER TABLE messages DISABLE RULE old;
