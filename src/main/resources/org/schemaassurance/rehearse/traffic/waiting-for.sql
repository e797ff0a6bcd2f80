-- name: waiting-for
-- Which of some backends wait for a lock that another one has, or is before them in asking for. pg_blocking_pids stops the whole lock
-- manager for a moment, so it is asked only of those that wait.
-- Parameters: pids int[]; that of the other one.
SELECT a.pid
FROM pg_catalog.pg_stat_activity AS a
WHERE a.pid = ANY (?)
  AND CASE WHEN a.wait_event_type = 'Lock' THEN ? = ANY (pg_catalog.pg_blocking_pids(a.pid)) ELSE false END
