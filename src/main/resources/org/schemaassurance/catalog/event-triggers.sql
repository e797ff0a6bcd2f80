-- event-triggers: those that fire in ordinary sessions; an extension's are its own concern. No parameters.
SELECT e.evtname, e.evtevent, n.nspname AS function_schema, p.proname AS function_name
FROM pg_catalog.pg_event_trigger e
JOIN pg_catalog.pg_proc p ON p.oid = e.evtfoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE e.evtenabled IN ('O', 'A')
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend d
    WHERE d.deptype = 'e'
      AND ((d.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass AND d.objid = e.oid)
        OR (d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid)))
ORDER BY e.evtname
