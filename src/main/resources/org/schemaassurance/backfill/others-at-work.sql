-- others-at-work: how many other clients of the server are at work, waiting for a lock included, or were within the last tenth of a second:
-- of clients whose statements take a fraction of a millisecond one look would meet few. Of a session whose state this role may not see,
-- only its locks tell: who runs a statement or is in a transaction holds the lock on its virtual transaction.
WITH other AS MATERIALIZED (
  SELECT session.pid, session.state, session.state_change
  FROM pg_catalog.pg_stat_get_activity(NULL) AS session
  WHERE session.pid <> pg_catalog.pg_backend_pid()
    AND session.datid IS NOT NULL
    AND (session.backend_type IS NULL OR session.backend_type = 'client backend')),
hidden AS MATERIALIZED (
  SELECT other.pid FROM other WHERE other.state IS NULL OR other.state = 'disabled')
SELECT
  (SELECT pg_catalog.count(*)
   FROM other
   WHERE other.state IN ('active', 'fastpath function call')
     OR other.state_change > pg_catalog.clock_timestamp() - interval '0.1 s')
  + CASE WHEN EXISTS (SELECT FROM hidden)
      THEN (SELECT pg_catalog.count(DISTINCT held.pid)
            FROM pg_catalog.pg_lock_status() AS held
            JOIN hidden ON hidden.pid = held.pid
            WHERE held.locktype = 'virtualxid' AND held.granted)
      ELSE 0 END AS at_work
