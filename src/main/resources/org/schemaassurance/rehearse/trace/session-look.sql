-- name: session-look
-- What the session that asks holds and has read: one row a lock of a relation that is not PostgreSQL's own (FirstNormalObjectId), at least
-- one row. Asked between a changeset's statements: it reads the lock manager and counters, no table, and locks nothing that others want.
-- The counters are those that the backend has not given away yet, which it does only outside of transactions.
SELECT
  pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0') AS wal_bytes,
  EXTRACT(epoch FROM pg_catalog.current_setting('lock_timeout')::pg_catalog.interval) * 1000 AS lock_timeout,
  EXTRACT(epoch FROM pg_catalog.current_setting('statement_timeout')::pg_catalog.interval) * 1000 AS statement_timeout,
  held.relation,
  held.mode,
  pg_catalog.pg_stat_get_xact_numscans(held.relation) AS scans,
  pg_catalog.pg_stat_get_xact_tuples_returned(held.relation) AS rows_read
FROM (VALUES (1)) AS always (one)
LEFT JOIN (
  SELECT l.relation, l.mode
  FROM pg_catalog.pg_locks AS l
  WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted AND l.relation >= 16384
) AS held ON true
