CREATE ROLE probed_by_view LOGIN;
CREATE VIEW bookable AS SELECT id, lesson_id, student_id, status FROM bookings;
GRANT SELECT, INSERT ON bookable TO probed_by_view;
