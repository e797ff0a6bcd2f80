-- object: bookings.look
CREATE TRIGGER look BEFORE UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
