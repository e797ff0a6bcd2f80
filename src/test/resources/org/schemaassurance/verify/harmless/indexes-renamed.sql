-- differs: changed index public.bookings.bookings_active_lesson_student_idx: name
-- differs: changed index public.messages.messages_chat_room_id_idx: name
ALTER INDEX bookings_active_lesson_student_idx RENAME TO "Any name";
ALTER INDEX messages_chat_room_id_idx RENAME TO i;
