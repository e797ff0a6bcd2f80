-- lint/not-null-not-valid: what NOT NULL was added NOT VALID, which PostgreSQL has since 18. Read beside a snapshot, whose columns are most of it.
SELECT r.schema_name, r.qualified_name AS table_name, pg_catalog.quote_ident(a.attname) AS column_name, pg_catalog.quote_ident(c.conname) AS constraint_name
FROM pg_catalog.pg_constraint c
JOIN relation r ON r.oid = c.conrelid
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'n' AND NOT c.convalidated AND c.conislocal
ORDER BY 1, 2, 3
