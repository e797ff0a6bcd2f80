-- policies: of row security. Parameter: table OIDs oid[]. Role 0 is PUBLIC.
-- for_all_who_may: the commands for which each role that may do them has this policy, or meets none: it is a superuser's, has BYPASSRLS, or owns
-- the table without FORCE. Predefined roles (below the first OID that is given away) are nobody's; who is a member of one has its rights.
-- Source: PostgreSQL's utils/misc/rls.c (check_enable_rls), rewrite/rowsecurity.c (check_role_for_policy).
SELECT n.nspname AS schema_name, c.relname AS table_name, p.polname, p.polcmd, p.polpermissive,
  ARRAY(SELECT CASE WHEN r.oid = 0 THEN 'public' ELSE COALESCE(a.rolname::pg_catalog.text, r.oid::pg_catalog.text) END
        FROM pg_catalog.unnest(p.polroles) AS r (oid) LEFT JOIN pg_catalog.pg_roles a ON a.oid = r.oid ORDER BY 1) AS roles,
  pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using_expression,
  pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression,
  ARRAY(
    SELECT what.command
    FROM (VALUES ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE')) AS what (letter, command)
    WHERE p.polcmd IN ('*', what.letter::"char") AND (p.polroles @> '{0}' OR NOT EXISTS (
      SELECT FROM pg_catalog.pg_roles AS a
      WHERE a.oid >= 16384 AND NOT a.rolsuper AND NOT a.rolbypassrls
        AND (c.relforcerowsecurity OR NOT pg_catalog.pg_has_role(a.oid, c.relowner, 'USAGE'))
        AND CASE what.command WHEN 'DELETE' THEN pg_catalog.has_table_privilege(a.oid, c.oid, 'DELETE')
              ELSE pg_catalog.has_any_column_privilege(a.oid, c.oid, what.command) END
        AND NOT EXISTS (SELECT FROM pg_catalog.unnest(p.polroles) AS r (oid) WHERE pg_catalog.pg_has_role(a.oid, r.oid, 'USAGE'))))
  ) AS for_all_who_may
FROM pg_catalog.pg_policy p
JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE p.polrelid = ANY (?::pg_catalog.oid[])
ORDER BY n.nspname, c.relname, p.polname
