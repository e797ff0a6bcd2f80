-- schemas
SELECT s.name
FROM scope s
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND m.objid = s.oid)
ORDER BY 1
