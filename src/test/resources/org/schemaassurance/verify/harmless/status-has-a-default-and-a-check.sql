-- differs: changed column public.bookings.status: default
-- differs: unexpected constraint public.bookings.bookings_status_check
-- differs: unexpected constraint public.chat_rooms.chat_rooms_check
ALTER TABLE bookings ALTER status SET DEFAULT 'active', ADD CHECK (status IN ('active', 'completed', 'cancelled', 'moved'));
ALTER TABLE chat_rooms ADD CHECK (teacher_id <> student_id) NOT VALID;
