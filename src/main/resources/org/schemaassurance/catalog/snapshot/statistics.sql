-- statistics: extended statistics objects.
SELECT s.name AS schema, x.stxname AS name,
  pg_catalog.substring(pg_catalog.pg_get_statisticsobjdef(x.oid), '^CREATE STATISTICS \S+ (.*)$') AS "definition!",
  CASE WHEN x.stxstattarget >= 0 THEN x.stxstattarget::pg_catalog.text END AS target
FROM pg_catalog.pg_statistic_ext x
JOIN scope s ON s.oid = x.stxnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass AND m.objid = x.oid)
ORDER BY 1, 2
