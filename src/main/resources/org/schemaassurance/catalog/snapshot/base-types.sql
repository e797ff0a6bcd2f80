-- base-types: those with functions of their own, and shells that wait for them.
SELECT s.name AS schema, t.typname AS name,
  CASE WHEN NOT t.typisdefined THEN 'a shell' END AS state,
  CASE WHEN t.typinput <> 0 THEN t.typinput::pg_catalog.regprocedure::pg_catalog.text END AS input,
  CASE WHEN t.typoutput <> 0 THEN t.typoutput::pg_catalog.regprocedure::pg_catalog.text END AS output,
  CASE WHEN t.typreceive <> 0 THEN t.typreceive::pg_catalog.regprocedure::pg_catalog.text END AS receive,
  CASE WHEN t.typsend <> 0 THEN t.typsend::pg_catalog.regprocedure::pg_catalog.text END AS send,
  CASE WHEN t.typmodin <> 0 THEN t.typmodin::pg_catalog.regprocedure::pg_catalog.text END AS "modifier input",
  CASE WHEN t.typmodout <> 0 THEN t.typmodout::pg_catalog.regprocedure::pg_catalog.text END AS "modifier output",
  CASE WHEN t.typanalyze <> 0 THEN t.typanalyze::pg_catalog.regprocedure::pg_catalog.text END AS analyze,
  CASE WHEN t.typsubscript <> 0 THEN t.typsubscript::pg_catalog.regproc::pg_catalog.text END AS subscript,
  t.typlen::pg_catalog.text AS length,
  CASE WHEN t.typbyval THEN 'yes' END AS "by value",
  t.typalign AS alignment, t.typstorage AS storage, t.typcategory AS category,
  CASE WHEN t.typispreferred THEN 'yes' END AS preferred,
  t.typdefault AS "default",
  CASE WHEN t.typelem <> 0 THEN pg_catalog.format_type(t.typelem, NULL) END AS element,
  CASE WHEN t.typdelim <> ',' THEN t.typdelim END AS delimiter,
  CASE WHEN t.typcollation <> 0 THEN 'yes' END AS collatable
FROM pg_catalog.pg_type t
JOIN scope s ON s.oid = t.typnamespace
WHERE (t.typtype = 'b' OR (t.typtype = 'p' AND NOT t.typisdefined))
  -- Array types come with their elements.
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
ORDER BY 1, 2
