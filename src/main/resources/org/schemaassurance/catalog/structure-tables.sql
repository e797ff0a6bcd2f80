-- structure-tables: SchemaCrawler's TABLES. ${relations}: OIDs. Columns beginning with PG_ become attributes.
SELECT NULL::pg_catalog.text AS "TABLE_CAT", n.nspname AS "TABLE_SCHEM", c.relname AS "TABLE_NAME",
  'TABLE' AS "TABLE_TYPE", NULL::pg_catalog.text AS "REMARKS",
  CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
    WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END AS "PG_KIND",
  c.relpersistence <> 'u' AS "PG_LOGGED", c.relrowsecurity AS "PG_ROW_SECURITY", c.relforcerowsecurity AS "PG_ROW_SECURITY_FORCED",
  (SELECT pg_catalog.count(*) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS "PG_COLUMNS",
  (SELECT pg_catalog.count(*) FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid) AS "PG_INDEXES"
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid IN (${relations})
