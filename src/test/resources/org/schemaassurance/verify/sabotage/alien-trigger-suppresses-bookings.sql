-- object: alien
-- finding: bookings-no-other-triggers: public.bookings.alien
CREATE FUNCTION suppress() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER alien BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION suppress();
