-- object: bookings.look
CREATE EXTENSION insert_username; ALTER TABLE bookings ADD changed_by varchar(80);
CREATE TRIGGER look BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION insert_username(changed_by);
