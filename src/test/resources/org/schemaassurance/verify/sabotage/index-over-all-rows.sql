-- object: bookings
-- finding: active-bookings-index: public.bookings
-- severity: warning
-- The index has its name, and lost its condition.
DROP INDEX bookings_active_lesson_student_idx;
CREATE INDEX bookings_active_lesson_student_idx ON bookings (lesson_id, student_id);
