-- range-types
SELECT s.name AS schema, t.typname AS name,
  pg_catalog.format_type(r.rngsubtype, NULL) AS subtype,
  pg_catalog.format_type(r.rngmultitypid, NULL) AS multirange,
  CASE WHEN NOT o.opcdefault THEN pg_catalog.format('%I.%I', opn.nspname, o.opcname) END AS "operator class",
  CASE WHEN r.rngcollation <> st.typcollation THEN
    (SELECT pg_catalog.format('%I.%I', cn.nspname, c.collname)
     FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.collnamespace
     WHERE c.oid = r.rngcollation) END AS collation,
  CASE WHEN r.rngcanonical <> 0 THEN r.rngcanonical::pg_catalog.regprocedure::pg_catalog.text END AS canonical,
  CASE WHEN r.rngsubdiff <> 0 THEN r.rngsubdiff::pg_catalog.regprocedure::pg_catalog.text END AS "subtype difference"
FROM pg_catalog.pg_range r
JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid
JOIN scope s ON s.oid = t.typnamespace
JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_catalog.pg_namespace opn ON opn.oid = o.opcnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
ORDER BY 1, 2
