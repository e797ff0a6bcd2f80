-- name: temp-bytes
-- What the database has written into temporary files since its counters began.
SELECT s.temp_bytes
FROM pg_catalog.pg_stat_database AS s
WHERE s.datname = pg_catalog.current_database()
