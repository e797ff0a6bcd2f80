-- structure-columns: SchemaCrawler's TABLE_COLUMNS. ${relations}: OIDs. PG_TYPE is what format_type prints under an empty search_path.
SELECT NULL::pg_catalog.text AS "TABLE_CAT", n.nspname AS "TABLE_SCHEM", c.relname AS "TABLE_NAME", a.attname AS "COLUMN_NAME",
  1111 AS "DATA_TYPE", pg_catalog.format_type(a.atttypid, a.atttypmod) AS "TYPE_NAME", 0 AS "COLUMN_SIZE", 0 AS "DECIMAL_DIGITS",
  CASE WHEN a.attnotnull THEN 0 ELSE 1 END AS "NULLABLE", NULL::pg_catalog.text AS "REMARKS",
  pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS "COLUMN_DEF", a.attnum AS "ORDINAL_POSITION",
  CASE WHEN a.attidentity <> '' THEN 'YES' ELSE 'NO' END AS "IS_AUTOINCREMENT",
  CASE WHEN a.attgenerated <> '' THEN 'YES' ELSE 'NO' END AS "IS_GENERATEDCOLUMN",
  pg_catalog.format_type(a.atttypid, a.atttypmod) AS "PG_TYPE"
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.oid IN (${relations})
ORDER BY n.nspname, c.relname, a.attnum
