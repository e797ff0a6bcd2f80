-- namesakes: every relation of some names, whatever its kind: an unqualified name finds the first along search_path. Parameter: names text[].
SELECT n.nspname AS schema_name, c.relname AS relation_name,
  ARRAY(
    SELECT r.rolname::pg_catalog.text FROM pg_catalog.pg_roles r
    WHERE NOT r.rolsuper AND r.rolname !~ '^pg_' AND pg_catalog.has_schema_privilege(r.oid, n.oid, 'USAGE') ORDER BY 1) AS usable_by
FROM pg_catalog.unnest(?::pg_catalog.text[]) AS named (name)
JOIN pg_catalog.pg_class c ON c.relname = named.name::pg_catalog.name
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname !~ '^pg_(toast|temp)'
ORDER BY n.nspname, c.relname
