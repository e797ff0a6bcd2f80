-- throwaway-databases: databases whose names begin as ours, with what tells whether they are, and who is connected. Waits for no lock.
-- Parameters: the application name that our sessions begin with, the prefix of the names.
SELECT db.datname AS name, db.datconnlimit AS connection_limit, described.description AS comment,
  pg_catalog.pg_has_role(db.datdba, 'USAGE') AS may_drop,
  COALESCE(connected.sessions, 0) AS sessions, COALESCE(connected.ours, 0) AS ours
FROM pg_catalog.pg_database AS db
LEFT JOIN pg_catalog.pg_shdescription AS described
  ON described.objoid = db.oid AND described.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
LEFT JOIN LATERAL (
  SELECT count(*) AS sessions,
    count(*) FILTER (WHERE pg_catalog.starts_with(activity.application_name, ?)) AS ours
  FROM pg_catalog.pg_stat_activity AS activity
  -- The type is hidden from roles that may not see the session; DROP DATABASE ends autovacuum's by itself.
  WHERE activity.datid = db.oid AND COALESCE(activity.backend_type, 'client backend') = 'client backend'
) AS connected ON true
WHERE pg_catalog.starts_with(db.datname, ?)
ORDER BY db.datname
