CREATE TRIGGER a_skip BEFORE UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
