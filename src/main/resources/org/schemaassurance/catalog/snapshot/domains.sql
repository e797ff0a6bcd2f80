-- domains
SELECT s.name AS schema, t.typname AS name,
  pg_catalog.format_type(t.typbasetype, t.typtypmod) AS type,
  CASE WHEN t.typnotnull THEN 'yes' END AS "not null",
  pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS "default",
  CASE WHEN t.typcollation <> b.typcollation THEN
    (SELECT pg_catalog.format('%I.%I', cn.nspname, c.collname)
     FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.collnamespace
     WHERE c.oid = t.typcollation) END AS collation
FROM pg_catalog.pg_type t
JOIN scope s ON s.oid = t.typnamespace
JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
WHERE t.typtype = 'd'
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
ORDER BY 1, 2
