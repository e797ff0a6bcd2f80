-- object: bookings.clean
-- finding: bookings-table: public.bookings.clean
CREATE RULE clean AS ON DELETE TO bookings DO ALSO DELETE FROM chat_rooms WHERE student_id = OLD.student_id;
