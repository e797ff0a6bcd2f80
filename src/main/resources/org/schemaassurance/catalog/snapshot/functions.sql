-- functions: functions and window functions. prosrc is empty where the body is BEGIN ATOMIC or RETURN. What is left out is what
-- CREATE FUNCTION assumes.
SELECT s.name AS schema, p.proname AS name,
  (SELECT COALESCE(pg_catalog.string_agg(pg_catalog.format_type(a.type, NULL), ', ' ORDER BY a.position), '')
   FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS a (type, position)) AS signature,
  NULLIF(pg_catalog.pg_get_function_arguments(p.oid), '') AS arguments,
  pg_catalog.pg_get_function_result(p.oid) AS returns,
  l.lanname AS language,
  CASE WHEN p.prokind = 'w' THEN 'yes' END AS "window",
  CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility,
  CASE WHEN p.proisstrict THEN 'yes' END AS strict,
  CASE WHEN p.prosecdef THEN 'definer' END AS security,
  CASE WHEN p.proleakproof THEN 'yes' END AS leakproof,
  CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
  CASE WHEN p.procost <> CASE WHEN l.lanname IN ('c', 'internal') THEN 1 ELSE 100 END THEN p.procost::pg_catalog.text END AS cost,
  CASE WHEN p.prorows <> CASE WHEN p.proretset THEN 1000 ELSE 0 END THEN p.prorows::pg_catalog.text END AS rows,
  CASE WHEN p.prosupport <> 0 THEN p.prosupport::pg_catalog.regprocedure::pg_catalog.text END AS support,
  (SELECT pg_catalog.string_agg(pg_catalog.format_type(f.type, NULL), ', ' ORDER BY f.position)
   FROM pg_catalog.unnest(p.protrftypes) WITH ORDINALITY AS f (type, position)) AS "transforms for",
  (SELECT pg_catalog.string_agg(c.setting, E'\n' ORDER BY c.setting) FROM pg_catalog.unnest(p.proconfig) AS c (setting)) AS settings,
  p.probin AS library,
  COALESCE(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) AS body,
  CASE WHEN pg_catalog.pg_get_function_arguments(p.oid) IS NOT NULL THEN '' END AS "!"
FROM pg_catalog.pg_proc p
JOIN scope s ON s.oid = p.pronamespace AND p.oid >= 16384
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
WHERE p.prokind IN ('f', 'w')
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
  -- A range type brings its constructors along.
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype = 'i')
ORDER BY 1, 2, 3
