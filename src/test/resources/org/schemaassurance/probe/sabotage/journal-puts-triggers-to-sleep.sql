-- object: write_down
-- the journal sets session_replication_role: the next bookings open no rooms
CREATE FUNCTION write_down() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN SET session_replication_role = replica; RETURN NULL; END';
CREATE TRIGGER write_down AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION write_down();
