-- policies: of row security. Parameter: table OIDs oid[]. Role 0 is PUBLIC.
SELECT n.nspname AS schema_name, c.relname AS table_name, p.polname, p.polcmd, p.polpermissive,
  ARRAY(SELECT CASE WHEN r.oid = 0 THEN 'public' ELSE COALESCE(a.rolname::pg_catalog.text, r.oid::pg_catalog.text) END
        FROM pg_catalog.unnest(p.polroles) AS r (oid) LEFT JOIN pg_catalog.pg_roles a ON a.oid = r.oid ORDER BY 1) AS roles,
  pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using_expression,
  pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression
FROM pg_catalog.pg_policy p
JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE p.polrelid = ANY (?::pg_catalog.oid[])
ORDER BY n.nspname, c.relname, p.polname
