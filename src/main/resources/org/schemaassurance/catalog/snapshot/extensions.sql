-- extensions: one object each; what they own is theirs.
SELECT e.extname AS name, n.nspname AS "schema of its objects", e.extversion AS version
FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
ORDER BY 1
