-- casts: those that somebody created (below 16384 are PostgreSQL's own).
SELECT pg_catalog.format_type(c.castsource, NULL) || ' AS ' || pg_catalog.format_type(c.casttarget, NULL) AS name,
  CASE c.castmethod WHEN 'b' THEN 'binary' WHEN 'i' THEN 'input and output' ELSE c.castfunc::pg_catalog.regprocedure::pg_catalog.text END AS method,
  CASE c.castcontext WHEN 'a' THEN 'in assignments' WHEN 'i' THEN 'implicit' ELSE 'explicit' END AS applied
FROM pg_catalog.pg_cast c
WHERE c.oid >= 16384
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND m.objid = c.oid)
  -- A multirange type brings its casts along.
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'i')
ORDER BY 1
