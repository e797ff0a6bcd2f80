-- structure-columns: SchemaCrawler's TABLE_COLUMNS. ${relations}: OIDs. PG_TYPE is what format_type prints under an empty search_path.
-- NULLABLE and COLUMN_DEF are those of the domain where the column has none of its own. A NOT NULL that is NOT VALID (PostgreSQL 18)
-- sets attnotnull all the same; rows from before may be NULL.
-- Nothing that is not used: SchemaCrawler sorts the names of all columns here each time that it looks for one, in every row.
SELECT n.nspname AS "TABLE_SCHEM", c.relname AS "TABLE_NAME", a.attname AS "COLUMN_NAME",
  CASE
    WHEN a.attnotnull AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_constraint con
      WHERE con.conrelid = c.oid AND con.contype = 'n' AND NOT con.convalidated AND a.attnum = ANY (con.conkey)) THEN 0
    WHEN t.typtype = 'd' AND EXISTS (
      WITH RECURSIVE domain AS (
        SELECT t.typtype, t.typnotnull, t.typbasetype
        UNION ALL
        SELECT base.typtype, base.typnotnull, base.typbasetype FROM domain JOIN pg_catalog.pg_type base ON base.oid = domain.typbasetype)
      SELECT FROM domain WHERE typtype = 'd' AND typnotnull) THEN 0
    ELSE 1 END AS "NULLABLE",
  COALESCE(pg_catalog.pg_get_expr(d.adbin, d.adrelid), pg_catalog.pg_get_expr(t.typdefaultbin, 0)) AS "COLUMN_DEF",
  a.attnum AS "ORDINAL_POSITION",
  CASE WHEN a.attidentity <> '' THEN 'YES' ELSE 'NO' END AS "IS_AUTOINCREMENT",
  CASE WHEN a.attgenerated <> '' THEN 'YES' ELSE 'NO' END AS "IS_GENERATEDCOLUMN",
  pg_catalog.format_type(a.atttypid, a.atttypmod) AS "PG_TYPE",
  CASE WHEN cn.nspname = 'pg_catalog' THEN '' ELSE pg_catalog.quote_ident(cn.nspname) || '.' END || pg_catalog.quote_ident(co.collname)
    AS "PG_COLLATION",
  co.collisdeterministic AS "PG_DETERMINISTIC"
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation co
  ON co.oid = a.attcollation AND (a.attcollation <> t.typcollation OR NOT co.collisdeterministic)
LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.oid IN (${relations})
ORDER BY n.nspname, c.relname, a.attnum
