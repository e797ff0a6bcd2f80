-- structure-primary-keys: SchemaCrawler's PRIMARY_KEYS. ${relations}: OIDs.
SELECT NULL::pg_catalog.text AS "TABLE_CAT", n.nspname AS "TABLE_SCHEM", c.relname AS "TABLE_NAME", a.attname AS "COLUMN_NAME",
  k.position AS "KEY_SEQ", con.conname AS "PK_NAME"
FROM pg_catalog.pg_constraint con
JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL pg_catalog.unnest(con.conkey) WITH ORDINALITY AS k (attnum, position)
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
WHERE con.contype = 'p' AND c.oid IN (${relations})
ORDER BY n.nspname, c.relname, k.position
