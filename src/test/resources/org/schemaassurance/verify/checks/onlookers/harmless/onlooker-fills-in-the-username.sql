CREATE EXTENSION insert_username; ALTER TABLE bookings ADD changed_by text;
CREATE TRIGGER look BEFORE INSERT OR UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION insert_username(changed_by);
