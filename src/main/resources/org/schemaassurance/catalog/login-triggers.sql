-- login-triggers: event triggers on login (PostgreSQL 17) whose function speaks of a setting that silences triggers. No parameters.
SELECT e.evtname
FROM pg_catalog.pg_event_trigger e
JOIN pg_catalog.pg_proc p ON p.oid = e.evtfoid
WHERE e.evtevent = 'login' AND e.evtenabled IN ('O', 'A')
  AND pg_catalog.strpos(pg_catalog.lower(p.prosrc), 'session_replication_role') > 0
ORDER BY e.evtname
