-- object: bookings
-- finding: bookings-key: public.bookings
-- finding: bookings-of-real-lessons-are-taken: public.bookings
-- finding: every-status-is-taken: public.bookings
ALTER TABLE bookings RENAME TO bookings_old;
CREATE TABLE bookings (LIKE bookings_old INCLUDING DEFAULTS, created_at timestamptz NOT NULL DEFAULT now()) PARTITION BY RANGE (created_at);
ALTER TABLE bookings ADD PRIMARY KEY (id, created_at);
CREATE TABLE bookings_2025 PARTITION OF bookings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

INSERT INTO bookings SELECT *, '2025-05-05' FROM bookings_old; DROP TABLE bookings_old;
GRANT SELECT ON bookings TO PUBLIC;
ALTER TABLE bookings ADD FOREIGN KEY (lesson_id) REFERENCES lessons, ADD FOREIGN KEY (student_id) REFERENCES users;
CREATE INDEX ON bookings (lesson_id, student_id) WHERE status = 'active' AND deleted_at IS NULL;
CREATE TRIGGER booking_create_chat BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION create_chat_on_booking_active();
CREATE TRIGGER booking_create_chat_update BEFORE UPDATE ON bookings FOR EACH ROW WHEN (NEW.status = 'active' AND OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION create_chat_on_booking_active();
