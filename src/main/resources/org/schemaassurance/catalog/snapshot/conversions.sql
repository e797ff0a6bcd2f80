-- conversions
SELECT s.name AS schema, c.conname AS name,
  pg_catalog.pg_encoding_to_char(c.conforencoding) AS "from", pg_catalog.pg_encoding_to_char(c.contoencoding) AS "to",
  c.conproc::pg_catalog.regprocedure::pg_catalog.text AS function,
  CASE WHEN c.condefault THEN 'yes' END AS "default"
FROM pg_catalog.pg_conversion c
JOIN scope s ON s.oid = c.connamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_conversion'::pg_catalog.regclass AND m.objid = c.oid)
ORDER BY 1, 2
