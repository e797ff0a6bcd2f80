ALTER TABLE bookings ALTER status SET DEFAULT 'active', ADD CHECK (status IN ('active', 'completed', 'cancelled', 'moved'));
ALTER TABLE chat_rooms ADD CHECK (teacher_id <> student_id) NOT VALID;
