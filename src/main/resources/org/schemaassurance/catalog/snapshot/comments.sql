-- comments: on what somebody created (below 16384 are PostgreSQL's own).
SELECT i.type || ' ' || i.identity AS name, d.description AS text
FROM pg_catalog.pg_description d
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) i
-- The first condition keeps the server from naming the thousands of PostgreSQL's own that the second leaves out.
WHERE (d.objoid >= 16384 OR d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass)
  AND (d.objoid >= 16384 OR (i.type = 'schema' AND i.identity = 'public' AND d.description <> 'standard public schema'))
  AND d.classoid <> 'pg_catalog.pg_extension'::pg_catalog.regclass
  AND (i.schema IS NULL OR i.schema IN (SELECT s.name FROM scope s))
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = d.classoid AND m.objid = d.objoid)
ORDER BY 1
