-- driving-table-state: whether the name still means the table that the run began with, and how many of its rows this transaction has
-- inserted, updated and deleted, by triggers too. These counts are the backend's and may begin above 0: two of them tell, subtracted.
-- Parameters: oid, quoted name.
SELECT pg_catalog.to_regclass(given.name) IS NOT DISTINCT FROM given.oid::pg_catalog.regclass AS is_there,
  counts.inserted, counts.updated, counts.deleted
FROM (VALUES (?::pg_catalog.int8::pg_catalog.oid, ?::pg_catalog.text)) AS given (oid, name)
CROSS JOIN LATERAL (
  SELECT
    COALESCE(pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_inserted(part.oid)), 0)::pg_catalog.int8 AS inserted,
    COALESCE(pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_updated(part.oid)), 0)::pg_catalog.int8 AS updated,
    COALESCE(pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_deleted(part.oid)), 0)::pg_catalog.int8 AS deleted
  FROM (
    SELECT given.oid
    UNION
    SELECT tree.relid FROM pg_catalog.pg_partition_tree(given.oid) AS tree) AS part (oid)) AS counts
