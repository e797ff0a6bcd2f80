-- schema-objects: the tables and routines of some schemas; what belongs to an extension is left out. Parameter: schemas text[].
SELECT n.nspname AS schema_name, c.relname AS object_name, true AS is_table
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname::pg_catalog.text = ANY (?::pg_catalog.text[]) AND c.relkind IN ('r', 'p')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
UNION
SELECT n.nspname, p.proname, false
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname::pg_catalog.text = ANY (?::pg_catalog.text[])
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'e')
