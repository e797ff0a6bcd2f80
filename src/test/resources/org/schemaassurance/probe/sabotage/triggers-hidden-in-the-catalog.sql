-- object: bookings
-- relhastriggers is false: no trigger fires
UPDATE pg_class SET relhastriggers = false WHERE oid = 'public.bookings'::regclass;
