-- keys-of-schema: the foreign keys of a schema's tables, without those that partitions have from their parents.
SELECT f.conrelid::pg_catalog.regclass::pg_catalog.text AS table_name, pg_catalog.quote_ident(f.conname) AS constraint_name
FROM pg_catalog.pg_constraint f
JOIN pg_catalog.pg_namespace n ON n.oid = f.connamespace
WHERE f.contype = 'f' AND f.conparentid = 0 AND n.nspname = ?
ORDER BY 1, 2
