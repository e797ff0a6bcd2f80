-- object: chat_rooms
-- finding: every-active-booking-has-its-room: public.chat_rooms
DELETE FROM messages;
DELETE FROM chat_rooms WHERE id = (SELECT room.id FROM chat_rooms AS room JOIN lessons AS lesson USING (teacher_id) JOIN bookings AS booking ON booking.lesson_id = lesson.id AND booking.student_id = room.student_id WHERE booking.status = 'active' AND booking.deleted_at IS NULL AND lesson.deleted_at IS NULL LIMIT 1);
