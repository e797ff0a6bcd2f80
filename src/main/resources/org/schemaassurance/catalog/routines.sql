-- routines: every function and procedure of the names asked for, in any schema. Parameter: names text[].
-- pg_get_function_sqlbody: the body of BEGIN ATOMIC and RETURN; prosrc is empty there.
SELECT n.nspname AS schema_name, p.proname,
  ARRAY(SELECT pg_catalog.format_type(a.type, NULL) FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS a (type, position)
        ORDER BY a.position) AS arguments,
  p.pronargs - p.pronargdefaults - (p.provariadic <> 0)::pg_catalog.int4 AS arguments_needed, p.provariadic <> 0 AS variadic,
  CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window' ELSE 'function' END AS kind,
  COALESCE(pg_catalog.pg_get_function_result(p.oid), '') AS result, l.lanname,
  COALESCE(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) AS body,
  CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END AS volatility,
  CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END AS parallel,
  p.prosecdef, p.proisstrict,
  ARRAY(SELECT s.setting FROM pg_catalog.unnest(p.proconfig) AS s (setting) ORDER BY 1) AS settings
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
WHERE p.proname::pg_catalog.text = ANY (?::pg_catalog.text[])
ORDER BY n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)
