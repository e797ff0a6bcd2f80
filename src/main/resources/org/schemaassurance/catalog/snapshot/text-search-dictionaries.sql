-- text-search-dictionaries
SELECT s.name AS schema, d.dictname AS name,
  pg_catalog.format('%I.%I', tn.nspname, t.tmplname) AS template, d.dictinitoption AS options
FROM pg_catalog.pg_ts_dict d
JOIN scope s ON s.oid = d.dictnamespace
JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_dict'::pg_catalog.regclass AND m.objid = d.oid)
ORDER BY 1, 2
