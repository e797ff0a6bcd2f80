-- foreign-key-triggers: the internal triggers that enforce foreign keys, on both tables. Parameter: referencing tables' OIDs oid[].
-- Each partition has a copy of the key with triggers of its own (pg_constraint.conparentid). '-' is as in triggers.sql.
WITH RECURSIVE key (root, oid) AS (
  SELECT con.oid, con.oid
  FROM pg_catalog.pg_constraint con
  WHERE con.contype = 'f' AND con.conrelid = ANY (?::pg_catalog.oid[])
  UNION ALL
  SELECT key.root, con.oid
  FROM key
  JOIN pg_catalog.pg_constraint con ON con.conparentid = key.oid
)
SELECT key.root::pg_catalog.text AS constraint_oid, n.nspname AS schema_name, c.relname AS table_name, f.proname AS function_name,
  CASE WHEN c.relhastriggers THEN t.tgenabled ELSE '-' END AS tgenabled
FROM key
JOIN pg_catalog.pg_trigger t ON t.tgconstraint = key.oid
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
ORDER BY n.nspname, c.relname, f.proname
