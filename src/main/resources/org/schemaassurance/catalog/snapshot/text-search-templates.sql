-- text-search-templates
SELECT s.name AS schema, t.tmplname AS name,
  CASE WHEN t.tmplinit <> 0 THEN t.tmplinit::pg_catalog.text END AS init, t.tmpllexize::pg_catalog.text AS lexize
FROM pg_catalog.pg_ts_template t
JOIN scope s ON s.oid = t.tmplnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_template'::pg_catalog.regclass AND m.objid = t.oid)
ORDER BY 1, 2
