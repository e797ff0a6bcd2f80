-- differs: changed table public.bookings: options
ANALYZE;
REINDEX TABLE bookings;
CLUSTER messages USING messages_pkey;
ALTER TABLE bookings SET (autovacuum_enabled = false, fillfactor = 90);
