-- object: bookings
-- finding: bookings-table: public.bookings.swallow
CREATE RULE swallow AS ON UPDATE TO bookings WHERE NEW.status = 'active' DO INSTEAD NOTHING;
