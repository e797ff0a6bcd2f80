-- name: send-counters
-- The session sends its counters away at the end of this transaction; 15 and later.
SELECT pg_catalog.pg_stat_force_next_flush()
