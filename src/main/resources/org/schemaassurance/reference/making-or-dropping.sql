-- making-or-dropping: sessions of ours that make or drop a database at this moment, by application name. A server goes on
-- with that after the client was killed.
-- Parameter: the application name that our sessions begin with.
SELECT activity.application_name AS name
FROM pg_catalog.pg_locks AS held
JOIN pg_catalog.pg_stat_activity AS activity ON activity.pid = held.pid
WHERE held.locktype = 'relation' AND held.relation = 'pg_catalog.pg_database'::pg_catalog.regclass
  AND held.mode = 'RowExclusiveLock' AND held.pid <> pg_catalog.pg_backend_pid()
  AND pg_catalog.starts_with(activity.application_name, ?)
