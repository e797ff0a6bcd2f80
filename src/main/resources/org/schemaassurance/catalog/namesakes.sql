-- namesakes: every relation of some names, whatever its kind: an unqualified name finds the first along search_path. Parameter: names text[].
-- What is written to a simple view of a table of that name is written there.
SELECT n.nspname AS schema_name, c.relname AS relation_name,
  ARRAY(
    SELECT r.rolname::pg_catalog.text FROM pg_catalog.pg_roles r
    WHERE NOT r.rolsuper AND r.rolname !~ '^pg_' AND pg_catalog.has_schema_privilege(r.oid, n.oid, 'USAGE') ORDER BY 1) AS usable_by,
  COALESCE((
    SELECT pg_catalog.min(tn.nspname::pg_catalog.text)
    FROM pg_catalog.pg_rewrite w
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = w.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    JOIN pg_catalog.pg_class t ON t.oid = d.refobjid AND t.oid <> c.oid AND t.relname = c.relname AND t.relkind IN ('r', 'p')
    JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
    -- INSERT, UPDATE and DELETE, and no rule or trigger instead of them.
    WHERE w.ev_class = c.oid AND c.relkind = 'v' AND pg_catalog.pg_relation_is_updatable(c.oid, false) & 28 = 28 AND NOT c.relhastriggers
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type <> '1')), n.nspname::pg_catalog.text) AS meant_schema
FROM pg_catalog.unnest(?::pg_catalog.text[]) AS named (name)
JOIN pg_catalog.pg_class c ON c.relname = named.name::pg_catalog.name
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname !~ '^pg_(toast|temp)'
ORDER BY n.nspname, c.relname
