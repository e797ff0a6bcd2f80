-- differs: changed table public.bookings: inherits
-- differs: unexpected table public.anything
CREATE TABLE anything (id uuid NOT NULL);
ALTER TABLE bookings INHERIT anything;
