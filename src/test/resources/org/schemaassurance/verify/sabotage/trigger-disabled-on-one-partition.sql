-- object: bookings_1
-- finding: booking-create-chat: public.bookings.booking_create_chat
ALTER TABLE bookings RENAME TO bookings_old;
CREATE TABLE bookings (LIKE bookings_old INCLUDING DEFAULTS, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE bookings_0 PARTITION OF bookings FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE bookings_1 PARTITION OF bookings FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO bookings SELECT * FROM bookings_old;
DROP TABLE bookings_old;
ALTER TABLE bookings ADD FOREIGN KEY (lesson_id) REFERENCES lessons, ADD FOREIGN KEY (student_id) REFERENCES users;
CREATE INDEX ON bookings (lesson_id, student_id) WHERE status = 'active' AND deleted_at IS NULL;
CREATE TRIGGER booking_create_chat BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION create_chat_on_booking_active();
CREATE TRIGGER booking_create_chat_update BEFORE UPDATE ON bookings FOR EACH ROW WHEN (NEW.status = 'active' AND OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION create_chat_on_booking_active();
ALTER TABLE bookings_1 DISABLE TRIGGER booking_create_chat;
