-- object: bookings
-- one of two hash partitions is missing
ALTER TABLE bookings RENAME TO bookings_before;
CREATE TABLE bookings (LIKE bookings_before INCLUDING DEFAULTS, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE bookings_0 PARTITION OF bookings FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TRIGGER booking_create_chat BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION create_chat_on_booking_active();
