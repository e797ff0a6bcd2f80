-- languages: those that somebody created.
SELECT l.lanname AS name,
  l.lanplcallfoid::pg_catalog.regprocedure::pg_catalog.text AS handler,
  CASE WHEN l.laninline <> 0 THEN l.laninline::pg_catalog.regprocedure::pg_catalog.text END AS "inline handler",
  CASE WHEN l.lanvalidator <> 0 THEN l.lanvalidator::pg_catalog.regprocedure::pg_catalog.text END AS validator,
  CASE WHEN l.lanpltrusted THEN 'yes' END AS trusted
FROM pg_catalog.pg_language l
WHERE l.lanispl
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_language'::pg_catalog.regclass AND m.objid = l.oid)
ORDER BY 1
