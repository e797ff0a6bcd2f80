-- object: bookings.soft_delete
-- finding: bookings-table: public.bookings.soft_delete
-- Another booking of the student's is deleted with it.
CREATE RULE soft_delete AS ON DELETE TO bookings DO INSTEAD UPDATE bookings SET deleted_at = now() WHERE student_id = OLD.student_id;
