-- name: scans
-- What the session has counted of tables and indexes and not given away yet, from transactions before.
SELECT
  c.oid AS relation,
  pg_catalog.pg_stat_get_xact_numscans(c.oid) AS scans,
  pg_catalog.pg_stat_get_xact_tuples_returned(c.oid) AS rows_read
FROM pg_catalog.pg_class AS c
WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm', 'i') AND pg_catalog.pg_stat_get_xact_numscans(c.oid) > 0
