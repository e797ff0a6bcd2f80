-- owners: of relations, routines, types and schemas.
SELECT o.object AS name, pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.owner)) AS owner
FROM (
  SELECT 'schema ' || pg_catalog.quote_ident(n.nspname) AS object, n.nspowner AS owner
  FROM pg_catalog.pg_namespace n JOIN scope s ON s.oid = n.oid
  UNION ALL
  SELECT CASE r.relkind WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' WHEN 'm' THEN 'materialized view ' WHEN 'f' THEN 'foreign table ' ELSE 'table ' END
    || r.qualified_name, r.relowner
  FROM relation r WHERE r.relkind <> 'c'
  UNION ALL
  SELECT 'routine ' || p.oid::pg_catalog.regprocedure, p.proowner
  FROM pg_catalog.pg_proc p JOIN scope s ON s.oid = p.pronamespace
  WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
  UNION ALL
  SELECT 'type ' || pg_catalog.format_type(t.oid, NULL), t.typowner
  FROM pg_catalog.pg_type t JOIN scope s ON s.oid = t.typnamespace
  WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND EXISTS (SELECT FROM relation r WHERE r.oid = t.typrelid AND r.relkind = 'c')))
    AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
) o
ORDER BY 1
