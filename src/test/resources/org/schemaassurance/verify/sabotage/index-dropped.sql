-- object: bookings
-- finding: active-bookings-index: public.bookings
-- severity: warning
DROP INDEX bookings_active_lesson_student_idx;
