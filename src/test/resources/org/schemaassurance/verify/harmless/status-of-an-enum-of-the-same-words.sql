-- differs: changed column public.bookings.status: type
-- differs: changed index public.bookings.bookings_active_lesson_student_idx: where
-- differs: changed trigger public.bookings.booking_create_chat: when
-- differs: changed trigger public.bookings.booking_create_chat_update: when
-- differs: unexpected enum public.booking_status
CREATE TYPE booking_status AS ENUM ('active', 'completed', 'cancelled', 'pending');
DROP TRIGGER booking_create_chat ON bookings;
DROP TRIGGER booking_create_chat_update ON bookings;
DROP INDEX bookings_active_lesson_student_idx;
ALTER TABLE bookings ALTER status TYPE booking_status USING status::booking_status;
CREATE INDEX bookings_active_lesson_student_idx ON bookings (lesson_id, student_id) WHERE status = 'active' AND deleted_at IS NULL;
CREATE TRIGGER booking_create_chat BEFORE INSERT ON bookings FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION create_chat_on_booking_active();
CREATE TRIGGER booking_create_chat_update BEFORE UPDATE ON bookings FOR EACH ROW WHEN (NEW.status = 'active' AND OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION create_chat_on_booking_active();
