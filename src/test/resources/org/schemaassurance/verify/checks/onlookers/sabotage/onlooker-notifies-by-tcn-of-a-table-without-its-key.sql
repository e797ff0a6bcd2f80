-- object: bookings.look
CREATE EXTENSION tcn; ALTER TABLE bookings DROP CONSTRAINT bookings_pkey CASCADE; CREATE UNIQUE INDEX ON bookings (id);
CREATE TRIGGER look AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION triggered_change_notification();
