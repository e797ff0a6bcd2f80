-- lint/left-out: what extensions and Liquibase bring along, by the names under which a linter may tell of it; a snapshot leaves it out, too.
SELECT c.oid::pg_catalog.regclass::pg_catalog.text AS name
FROM pg_catalog.pg_class c
JOIN scope s ON s.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index x ON x.indexrelid = c.oid
JOIN pg_catalog.pg_class t ON t.oid = COALESCE(x.indrelid, c.oid)
WHERE t.relname IN ('databasechangelog', 'databasechangeloglock')
  OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objid = t.oid)
UNION ALL
SELECT pg_catalog.format('%I.%I', s.name, k.conname)
FROM pg_catalog.pg_constraint k
JOIN scope s ON s.oid = k.connamespace
JOIN pg_catalog.pg_class t ON t.oid = k.conrelid
WHERE t.relname IN ('databasechangelog', 'databasechangeloglock')
  OR EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objid = t.oid)
UNION ALL
SELECT pg_catalog.unnest(ARRAY[pg_catalog.format('%I.%I', s.name, p.proname),
  pg_catalog.format('%I.%I(%s)', s.name, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid))])
FROM pg_catalog.pg_proc p
JOIN scope s ON s.oid = p.pronamespace
WHERE EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
