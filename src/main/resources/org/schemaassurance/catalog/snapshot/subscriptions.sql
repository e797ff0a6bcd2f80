-- subscriptions: of this database; what everybody may read of them, so not the connection.
SELECT s.subname AS name,
  (SELECT pg_catalog.string_agg(u.name, E'\n' ORDER BY u.name) FROM pg_catalog.unnest(s.subpublications) AS u (name)) AS publications,
  s.subslotname AS slot,
  CASE WHEN NOT s.subenabled THEN 'disabled' END AS state
FROM pg_catalog.pg_subscription s
WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
ORDER BY 1
