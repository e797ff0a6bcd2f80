-- structure-tables: SchemaCrawler's TABLES, one row a table, with what structure-columns and structure-indexes say of it, which are put in
-- below. ${relations}: OIDs. Columns beginning with PG_ become attributes.
SELECT NULL::pg_catalog.text AS "TABLE_CAT", n.nspname AS "TABLE_SCHEM", c.relname AS "TABLE_NAME",
  'TABLE' AS "TABLE_TYPE", NULL::pg_catalog.text AS "REMARKS",
  CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
    WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END AS "PG_KIND",
  c.relpersistence <> 'u' AS "PG_LOGGED", c.relrowsecurity AS "PG_ROW_SECURITY", c.relforcerowsecurity AS "PG_ROW_SECURITY_FORCED",
  COALESCE(columns.list, '[]') AS "PG_COLUMNS", COALESCE(indexes.list, '[]') AS "PG_INDEXES"
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN (
  SELECT one.relation, pg_catalog.json_agg(pg_catalog.json_build_array(
      one.name, one.type, one.nullable, one."default", one.identity, one.generated, one.collation, one.deterministic, one.domain_type, one.domain_checks, one.zoned_by_session)
    ORDER BY one.position)::pg_catalog.text AS list
  FROM (
${columns}
  ) AS one
  GROUP BY one.relation) AS columns ON columns.relation = c.oid
LEFT JOIN (
  SELECT one.relation, pg_catalog.json_agg(pg_catalog.json_build_array(
      one.name, one.keys, one.included, one.is_unique, one.is_primary, one.valid, one.ready, one.live, one.looked_for, one.immediate, one.predicate,
      one.nulls_not_distinct, one.method, one."constraint", one.deferrable, one.deferred, one.exclusion, one.options)
    ORDER BY one.name)::pg_catalog.text AS list
  FROM (
${indexes}
  ) AS one
  GROUP BY one.relation) AS indexes ON indexes.relation = c.oid
WHERE c.oid IN (${relations})
