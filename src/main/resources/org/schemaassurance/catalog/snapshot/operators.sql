-- operators
SELECT s.name AS schema, o.oprname AS name,
  pg_catalog.concat_ws(', ', CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE pg_catalog.format_type(o.oprleft, NULL) END,
    CASE WHEN o.oprright = 0 THEN 'NONE' ELSE pg_catalog.format_type(o.oprright, NULL) END) AS signature,
  CASE WHEN o.oprcode = 0 THEN 'a shell' END AS state,
  CASE WHEN o.oprcode <> 0 THEN o.oprcode::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text END AS function,
  CASE WHEN o.oprcom <> 0 THEN o.oprcom::pg_catalog.regoperator::pg_catalog.text END AS commutator,
  CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::pg_catalog.regoperator::pg_catalog.text END AS negator,
  CASE WHEN o.oprrest <> 0 THEN o.oprrest::pg_catalog.text END AS restrict,
  CASE WHEN o.oprjoin <> 0 THEN o.oprjoin::pg_catalog.text END AS "join",
  CASE WHEN o.oprcanhash THEN 'yes' END AS hashes,
  CASE WHEN o.oprcanmerge THEN 'yes' END AS merges
FROM pg_catalog.pg_operator o
JOIN scope s ON s.oid = o.oprnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass AND m.objid = o.oid)
ORDER BY 1, 2, 3
