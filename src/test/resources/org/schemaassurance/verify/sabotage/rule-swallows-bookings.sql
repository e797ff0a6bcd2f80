-- object: bookings
CREATE RULE swallow AS ON UPDATE TO bookings WHERE NEW.status = 'active' DO INSTEAD NOTHING;
