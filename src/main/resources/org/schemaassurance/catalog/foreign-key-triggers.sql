-- foreign-key-triggers: the internal triggers that enforce foreign keys, on both tables. Parameter: referencing tables' OIDs oid[].
SELECT con.oid::pg_catalog.text AS constraint_oid, n.nspname AS schema_name, c.relname AS table_name, f.proname AS function_name, t.tgenabled
FROM pg_catalog.pg_constraint con
JOIN pg_catalog.pg_trigger t ON t.tgconstraint = con.oid
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
WHERE con.contype = 'f' AND con.conrelid = ANY (?::pg_catalog.oid[])
ORDER BY con.conname, c.relname, f.proname
