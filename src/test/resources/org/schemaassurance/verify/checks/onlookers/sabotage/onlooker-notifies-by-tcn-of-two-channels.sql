-- object: bookings.look
CREATE EXTENSION tcn;
CREATE TRIGGER look AFTER INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION triggered_change_notification('booked', 'changed');
