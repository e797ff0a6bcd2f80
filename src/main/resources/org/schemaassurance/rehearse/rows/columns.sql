-- columns: of all tables, in the order of the table.
SELECT n.nspname AS schema_name, c.relname AS table_name, a.attname AS column_name,
  a.atttypid::pg_catalog.int8 AS type, a.atttypmod AS modifier, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type_name,
  a.attnotnull AS not_null, a.attidentity <> '' AS is_identity, a.attgenerated <> '' AS is_generated,
  CASE WHEN a.attidentity = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS expression,
  pg_catalog.pg_get_serial_sequence(pg_catalog.format('%I.%I', n.nspname, c.relname), a.attname) AS sequence
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND n.nspname NOT IN ('information_schema', 'schema_assurance') AND n.nspname !~ '^pg_'
ORDER BY 1, 2, a.attnum
