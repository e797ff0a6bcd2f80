-- check-constraints: with their state. Parameter: table OIDs oid[]. conenforced came with PostgreSQL 18.
SELECT n.nspname AS schema_name, c.relname AS table_name, con.conname, pg_catalog.pg_get_expr(con.conbin, con.conrelid) AS expression,
  con.convalidated, con.connoinherit, COALESCE((pg_catalog.to_jsonb(con) ->> 'conenforced')::pg_catalog.bool, true) AS enforced
FROM pg_catalog.pg_constraint con
JOIN pg_catalog.pg_class c ON c.oid = con.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE con.contype = 'c' AND con.conrelid = ANY (?::pg_catalog.oid[])
ORDER BY n.nspname, c.relname, con.conname
