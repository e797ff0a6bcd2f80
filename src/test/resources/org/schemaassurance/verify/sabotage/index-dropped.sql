-- object: bookings
-- severity: warning
DROP INDEX bookings_active_lesson_student_idx;
