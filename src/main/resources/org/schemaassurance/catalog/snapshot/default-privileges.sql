-- default-privileges: 'none' where PUBLIC has had taken away what PostgreSQL gives it, and what a role has taken away from itself.
SELECT pg_catalog.concat(CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas'
    ELSE 'large objects' END, ' of ', pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole)), ' in schema ' || pg_catalog.quote_ident(s.name),
    ' TO ', CASE WHEN a.lost THEN 'itself' WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text END) AS name,
  CASE WHEN a.lost THEN NULL WHEN pg_catalog.count(a.privilege) = 0 THEN 'none'
    WHEN pg_catalog.count(*) = every.number AND pg_catalog.bool_and(NOT a.grantable) THEN 'ALL'
    WHEN pg_catalog.count(*) = every.number AND pg_catalog.bool_and(a.grantable) THEN 'ALL WITH GRANT OPTION'
    ELSE pg_catalog.string_agg(a.privilege || CASE WHEN a.grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', ' ORDER BY a.privilege) END AS privileges,
  CASE WHEN a.lost THEN
    COALESCE(pg_catalog.string_agg(a.privilege, ', ' ORDER BY a.privilege) FILTER (WHERE a.privilege <> 'MAINTAIN'), 'MAINTAIN') END AS "taken away"
FROM pg_catalog.pg_default_acl d
LEFT JOIN scope s ON s.oid = d.defaclnamespace
CROSS JOIN LATERAL pg_catalog.acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole) usual
CROSS JOIN LATERAL (SELECT pg_catalog.count(*) AS number FROM pg_catalog.aclexplode(usual) e WHERE e.grantee <> 0) every
CROSS JOIN LATERAL (
  SELECT e.grantee, e.privilege_type AS privilege, e.is_grantable AS grantable, false AS lost
  FROM pg_catalog.aclexplode(d.defaclacl) e WHERE e.grantee <> d.defaclrole
  UNION ALL
  SELECT 0, NULL, NULL, false
  WHERE d.defaclnamespace = 0
    AND EXISTS (SELECT FROM pg_catalog.aclexplode(usual) e WHERE e.grantee = 0)
    AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(d.defaclacl) e WHERE e.grantee = 0)
  UNION ALL
  -- What holds in one schema is added to what holds everywhere, and takes nothing away.
  SELECT e.grantee, e.privilege_type, false, true
  FROM pg_catalog.aclexplode(usual) e
  WHERE d.defaclnamespace = 0 AND e.grantee = d.defaclrole
    AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(d.defaclacl) a WHERE a.grantee = d.defaclrole AND a.privilege_type = e.privilege_type)
) a
WHERE d.defaclnamespace = 0 OR s.oid IS NOT NULL
GROUP BY 1, every.number, a.lost
ORDER BY 1
