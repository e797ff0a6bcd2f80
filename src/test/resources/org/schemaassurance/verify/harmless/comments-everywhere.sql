COMMENT ON TABLE bookings IS 'WHEN (false)';
COMMENT ON COLUMN chat_rooms.teacher_id IS 'x';
COMMENT ON TRIGGER booking_create_chat ON bookings IS 'x';
COMMENT ON FUNCTION create_chats_for_completed_lessons() IS 'x';
