-- procedures: prosrc is empty where the body is BEGIN ATOMIC.
SELECT s.name AS schema, p.proname AS name,
  (SELECT COALESCE(pg_catalog.string_agg(pg_catalog.format_type(a.type, NULL), ', ' ORDER BY a.position), '')
   FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS a (type, position)) AS signature,
  NULLIF(pg_catalog.pg_get_function_arguments(p.oid), '') AS arguments,
  l.lanname AS language,
  CASE WHEN p.prosecdef THEN 'definer' END AS security,
  (SELECT pg_catalog.string_agg(pg_catalog.format_type(f.type, NULL), ', ' ORDER BY f.position)
   FROM pg_catalog.unnest(p.protrftypes) WITH ORDINALITY AS f (type, position)) AS "transforms for",
  (SELECT pg_catalog.string_agg(c.setting, E'\n' ORDER BY c.setting) FROM pg_catalog.unnest(p.proconfig) AS c (setting)) AS settings,
  p.probin AS library,
  COALESCE(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) AS body,
  CASE WHEN pg_catalog.pg_get_function_arguments(p.oid) IS NOT NULL THEN '' END AS "!"
FROM pg_catalog.pg_proc p
JOIN scope s ON s.oid = p.pronamespace AND p.oid >= 16384
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
WHERE p.prokind = 'p'
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
ORDER BY 1, 2, 3
