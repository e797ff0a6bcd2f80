-- default-privileges: what others than whoever makes it get on what is made later in some schemas, or in any. Parameter: schemas text[].
-- An entry for all schemas repeats what the server gives without it, such as EXECUTE on functions to everybody: that is left out.
SELECT pg_catalog.pg_get_userbyid(d.defaclrole)::pg_catalog.text AS creator, n.nspname AS schema_name,
  CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS'
    ELSE 'LARGE OBJECTS' END AS kind,
  COALESCE(g.rolname::pg_catalog.text, 'public') AS grantee,
  pg_catalog.array_agg(entry.privilege_type ORDER BY entry.privilege_type) AS privileges
FROM pg_catalog.pg_default_acl d
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) AS entry
LEFT JOIN pg_catalog.pg_roles g ON g.oid = entry.grantee
WHERE (d.defaclnamespace = 0 OR n.nspname::pg_catalog.text = ANY (?::pg_catalog.text[]))
  AND entry.grantee <> d.defaclrole AND (entry.grantee = 0 OR g.oid IS NOT NULL)
  AND NOT EXISTS (
    SELECT FROM pg_catalog.aclexplode(pg_catalog.acldefault(
      CASE d.defaclobjtype WHEN 'S' THEN 's'::pg_catalog."char" ELSE d.defaclobjtype END, d.defaclrole)) AS without
    WHERE without.grantee = entry.grantee AND without.privilege_type = entry.privilege_type)
GROUP BY 1, 2, 3, 4
ORDER BY 2 NULLS FIRST, 1, 3, 4
