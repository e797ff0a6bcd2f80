-- differs: changed column public.bookings.status: statistics target, storage
-- differs: changed table public.chat_rooms: replica identity
-- differs: unexpected statistics public.lesson_and_student
CREATE STATISTICS lesson_and_student ON lesson_id, student_id FROM bookings;
ALTER TABLE bookings ALTER status SET STATISTICS 500, ALTER status SET STORAGE PLAIN;
ALTER TABLE chat_rooms REPLICA IDENTITY FULL;
ANALYZE bookings;
