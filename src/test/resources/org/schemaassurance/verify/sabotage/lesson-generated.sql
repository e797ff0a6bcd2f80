-- object: bookings.lesson_id
-- finding: bookings-of-real-lessons-are-taken: public.bookings.lesson_id
-- finding: active-bookings-are-complete: public.bookings
-- finding: bookings-table: public.bookings.lesson_id
-- finding: every-status-is-taken: public.bookings.lesson_id
ALTER TABLE bookings DROP lesson_id CASCADE;
ALTER TABLE bookings ADD lesson_id uuid GENERATED ALWAYS AS (NULL::uuid) STORED REFERENCES lessons;
CREATE INDEX bookings_active_lesson_student_idx ON bookings (lesson_id, student_id) WHERE status = 'active' AND deleted_at IS NULL;
