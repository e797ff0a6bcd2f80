-- name: scans
-- What the session has counted of some tables and indexes and not sent away yet, from transactions before.
-- Parameter: oids of relations.
SELECT
  c.oid AS relation,
  pg_catalog.pg_stat_get_xact_numscans(c.oid) AS scans,
  pg_catalog.pg_stat_get_xact_tuples_returned(c.oid) AS rows_read
FROM pg_catalog.unnest(?) AS c (oid)
