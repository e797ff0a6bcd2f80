-- policies
SELECT r.schema_name AS schema, r.relname AS parent, p.polname AS name,
  CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
  CASE WHEN NOT p.polpermissive THEN 'yes' END AS restrictive,
  (SELECT pg_catalog.string_agg(CASE u.role WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(u.role)::pg_catalog.text END, E'\n'
     ORDER BY pg_catalog.pg_get_userbyid(u.role))
   FROM pg_catalog.unnest(p.polroles) AS u (role)) AS roles,
  pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS "using",
  pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS "with check",
  CASE WHEN (p.polqual IS NULL OR pg_catalog.pg_get_expr(p.polqual, p.polrelid) IS NOT NULL)
    AND (p.polwithcheck IS NULL OR pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) IS NOT NULL) THEN '' END AS "!"
FROM pg_catalog.pg_policy p
JOIN relation r ON r.oid = p.polrelid
ORDER BY 1, 2, 3
