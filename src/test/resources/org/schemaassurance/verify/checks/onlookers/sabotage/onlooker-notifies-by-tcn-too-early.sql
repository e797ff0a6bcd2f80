-- object: bookings.look
CREATE EXTENSION tcn;
CREATE TRIGGER look BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION triggered_change_notification();
