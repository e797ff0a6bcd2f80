-- routines-of-schemas: functions and procedures of some schemas, and those that triggers of some tables call.
-- Parameters: schemas text[], table OIDs oid[]. Left out: aggregates, what an extension made, the server's own schemas, ours.
SELECT n.nspname AS schema_name, p.proname,
  ARRAY(SELECT pg_catalog.format_type(a.type, NULL) FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS a (type, position)
        ORDER BY a.position) AS arguments
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
CROSS JOIN (SELECT ?::pg_catalog.text[] AS schemas, ?::pg_catalog.oid[] AS relations) AS wanted
WHERE p.prokind <> 'a'
  AND (n.nspname::pg_catalog.text = ANY (wanted.schemas)
       OR p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE NOT t.tgisinternal AND t.tgrelid = ANY (wanted.relations)))
  AND n.nspname NOT IN ('information_schema', 'schema_assurance')
  AND n.nspname::pg_catalog.text NOT LIKE 'pg\_%'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'e')
ORDER BY n.nspname, p.proname, 3
