-- transforms
SELECT pg_catalog.format_type(t.trftype, NULL) || ' LANGUAGE ' || pg_catalog.quote_ident(l.lanname) AS name,
  CASE WHEN t.trffromsql <> 0 THEN t.trffromsql::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text END AS "from SQL",
  CASE WHEN t.trftosql <> 0 THEN t.trftosql::pg_catalog.oid::pg_catalog.regprocedure::pg_catalog.text END AS "to SQL"
FROM pg_catalog.pg_transform t
JOIN pg_catalog.pg_language l ON l.oid = t.trflang
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_transform'::pg_catalog.regclass AND m.objid = t.oid)
ORDER BY 1
