-- definer-functions: those of some schemas that run with their owner's rights. Parameter: schemas text[].
SELECT n.nspname AS schema_name, p.proname,
  ARRAY(SELECT pg_catalog.format_type(a.type, NULL) FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY AS a (type, position)
        ORDER BY a.position) AS arguments,
  pg_catalog.pg_get_userbyid(p.proowner)::pg_catalog.text AS owner,
  ARRAY(SELECT s.setting FROM pg_catalog.unnest(p.proconfig) AS s (setting) ORDER BY 1) AS settings,
  ARRAY(
    SELECT COALESCE(g.rolname::pg_catalog.text, 'public')
    FROM pg_catalog.aclexplode(COALESCE(p.proacl, pg_catalog.acldefault('f', p.proowner))) AS entry
    LEFT JOIN pg_catalog.pg_roles g ON g.oid = entry.grantee
    WHERE entry.grantee <> p.proowner AND (entry.grantee = 0 OR g.oid IS NOT NULL) ORDER BY 1) AS callers
FROM pg_catalog.unnest(?::pg_catalog.text[]) AS named (schema_name)
JOIN pg_catalog.pg_namespace n ON n.nspname = named.schema_name::pg_catalog.name
JOIN pg_catalog.pg_proc p ON p.pronamespace = n.oid AND p.prosecdef
ORDER BY n.nspname, p.proname, 3
