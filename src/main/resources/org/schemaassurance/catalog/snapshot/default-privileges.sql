-- default-privileges
SELECT pg_catalog.concat(CASE d.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas'
    ELSE 'large objects' END, ' of ', pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole)), ' in schema ' || pg_catalog.quote_ident(s.name),
    ' TO ', CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(a.grantee)::pg_catalog.text END) AS name,
  CASE WHEN pg_catalog.count(*) FILTER (WHERE NOT a.is_grantable) = every.number THEN 'ALL'
    ELSE pg_catalog.string_agg(a.privilege_type || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', ' ORDER BY a.privilege_type) END AS privileges
FROM pg_catalog.pg_default_acl d
LEFT JOIN scope s ON s.oid = d.defaclnamespace
CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) a
CROSS JOIN LATERAL (
  SELECT pg_catalog.count(*) AS number FROM pg_catalog.aclexplode(
    pg_catalog.acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)) e WHERE e.grantee <> 0
) every
WHERE (d.defaclnamespace = 0 OR s.oid IS NOT NULL) AND a.grantee <> d.defaclrole
GROUP BY 1, every.number
ORDER BY 1
