-- object: bookings
-- an UPDATE of a published table without replica identity fails
ALTER TABLE bookings REPLICA IDENTITY NOTHING;
CREATE PUBLICATION everything FOR TABLE bookings;
