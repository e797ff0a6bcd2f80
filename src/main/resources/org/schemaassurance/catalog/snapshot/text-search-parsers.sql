-- text-search-parsers
SELECT s.name AS schema, p.prsname AS name, p.prsstart::pg_catalog.text AS start, p.prstoken::pg_catalog.text AS token,
  p.prsend::pg_catalog.text AS "end", p.prslextype::pg_catalog.text AS "lexeme types",
  CASE WHEN p.prsheadline <> 0 THEN p.prsheadline::pg_catalog.text END AS headline
FROM pg_catalog.pg_ts_parser p
JOIN scope s ON s.oid = p.prsnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_parser'::pg_catalog.regclass AND m.objid = p.oid)
ORDER BY 1, 2
