-- access-methods: those that somebody created (below 16384 are PostgreSQL's own).
SELECT a.amname AS name, CASE a.amtype WHEN 't' THEN 'table' ELSE 'index' END AS type, a.amhandler::pg_catalog.text AS handler
FROM pg_catalog.pg_am a
WHERE a.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_am'::pg_catalog.regclass AND m.objid = a.oid)
ORDER BY 1
