-- name: locks-of-backend
-- Which relations a backend has locked, or waits for, one row each, at least one; and, where it waits for anything, for which backends.
-- pg_blocking_pids stops the whole lock manager for a moment, so it is asked only then.
-- Parameter: the backend, twice.
WITH l AS MATERIALIZED (
  SELECT l.locktype, l.relation, l.mode, l.granted
  FROM pg_catalog.pg_locks AS l
  WHERE l.pid = ?
)
SELECT
  held.relation,
  held.mode,
  CASE
    WHEN EXISTS (SELECT FROM l WHERE NOT l.granted) THEN pg_catalog.pg_blocking_pids(?)
    ELSE '{}'
  END AS blocked_by
FROM (VALUES (1)) AS always (one)
LEFT JOIN (
  SELECT l.relation, l.mode FROM l WHERE l.locktype = 'relation' AND l.relation >= 16384
) AS held ON true
