-- object: bookings.status
-- finding: booking-create-chat-update: public.bookings.booking_create_chat_update
-- finding: booking-create-chat: public.bookings.booking_create_chat
-- finding: bookings-of-real-lessons-are-taken: public.bookings.status
-- finding: every-status-is-taken: public.bookings.status
CREATE DOMAIN some_status AS varchar(50) CHECK (VALUE <> 'active');
DROP TRIGGER booking_create_chat ON bookings;
DROP TRIGGER booking_create_chat_update ON bookings;
UPDATE bookings SET status = 'completed' WHERE status = 'active';
ALTER TABLE bookings ALTER status TYPE some_status;
