-- outdated-collations: what the tables asked for and their indexes are sorted by, where the library has another version of it than the one that was
-- recorded. Parameter: table OIDs oid[]. The default (OID 100) is the database's, which has a version since PostgreSQL 15.
WITH asked (oid) AS (
  SELECT pg_catalog.unnest(?::pg_catalog.oid[])
), used (relation, sorted_by, index) AS (
  SELECT a.attrelid, a.attcollation, NULL::pg_catalog.name
  FROM pg_catalog.pg_attribute a
  WHERE a.attrelid IN (SELECT oid FROM asked) AND a.attnum > 0 AND NOT a.attisdropped AND a.attcollation <> 0
  UNION
  SELECT i.indrelid, c.oid, r.relname
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class r ON r.oid = i.indexrelid
  CROSS JOIN LATERAL pg_catalog.unnest(i.indcollation::pg_catalog.oid[]) AS c (oid)
  WHERE i.indrelid IN (SELECT oid FROM asked) AND c.oid <> 0
), outdated AS (
  SELECT known.oid, n.nspname, known.collname, version.recorded, version.actual
  FROM pg_catalog.pg_collation known
  JOIN pg_catalog.pg_namespace n ON n.oid = known.collnamespace
  CROSS JOIN (SELECT NULL::pg_catalog.text AS datcollversion) older
  CROSS JOIN LATERAL (SELECT datcollversion FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()) newer
  CROSS JOIN LATERAL (SELECT CASE known.oid WHEN 100 THEN newer.datcollversion ELSE known.collversion END AS recorded,
    pg_catalog.pg_collation_actual_version(known.oid) AS actual) AS version
  WHERE known.oid IN (SELECT sorted_by FROM used) AND version.recorded <> version.actual
)
SELECT n.nspname AS schema_name, r.relname AS table_name, o.nspname AS collation_schema, o.collname AS collation_name, o.oid = 100 AS of_database,
  o.recorded, o.actual,
  COALESCE(pg_catalog.array_agg(u.index::pg_catalog.text ORDER BY u.index) FILTER (WHERE u.index IS NOT NULL), '{}') AS indexes
FROM outdated o
JOIN used u ON u.sorted_by = o.oid
JOIN pg_catalog.pg_class r ON r.oid = u.relation
JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
GROUP BY n.nspname, r.relname, o.nspname, o.collname, o.oid, o.recorded, o.actual
ORDER BY n.nspname, r.relname, o.nspname, o.collname
