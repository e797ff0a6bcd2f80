-- object: bookings.booking_create_chat
-- finding: active-bookings-index: public.bookings
-- finding: booking-create-chat-update: public.bookings.booking_create_chat_update
-- finding: booking-create-chat: public.bookings.booking_create_chat
CREATE TYPE booking_status AS ENUM ('active', 'completed', 'cancelled');
DROP TRIGGER booking_create_chat ON bookings;
DROP TRIGGER booking_create_chat_update ON bookings;
DROP INDEX bookings_active_lesson_student_idx;
ALTER TABLE bookings ALTER status DROP DEFAULT, ALTER status TYPE booking_status USING status::booking_status;
