-- let-through: of tables with row security, the commands at which each role that may do them has a permissive policy without a condition, or meets
-- none: it is a superuser's, has BYPASSRLS, or owns the table without FORCE; and no restrictive policy with a condition that is for it. Parameter: table OIDs oid[].
-- Predefined roles (below the first OID that is given away) are nobody's; who is a member of one has its rights. Where nobody but superusers and readers may do
-- anything with the table, there has to be a policy: without one, row security is against whoever gets a right tomorrow. A role that can write nothing in
-- this database makes no trigger fire: what it is shown is its owner's business.
-- Source: PostgreSQL's utils/misc/rls.c (check_enable_rls), rewrite/rowsecurity.c (check_role_for_policy).
WITH writer AS MATERIALIZED (
  SELECT a.oid, a.rolbypassrls
  FROM pg_catalog.pg_roles a
  WHERE a.oid >= 16384 AND NOT a.rolsuper
    AND EXISTS (
      SELECT FROM pg_catalog.pg_class w
      WHERE w.relkind IN ('r', 'p', 'v', 'f') AND w.relnamespace NOT IN ('pg_catalog'::pg_catalog.regnamespace, 'information_schema'::pg_catalog.regnamespace)
        AND (pg_catalog.has_any_column_privilege(a.oid, w.oid, 'INSERT, UPDATE') OR pg_catalog.has_table_privilege(a.oid, w.oid, 'DELETE')))
)
SELECT n.nspname AS schema_name, c.relname AS table_name,
  ARRAY(
    SELECT what.command
    FROM (VALUES ('r', 'SELECT', true, false), ('a', 'INSERT', false, true), ('w', 'UPDATE', true, true), ('d', 'DELETE', true, false)) AS what (letter, command, reads, writes)
    CROSS JOIN LATERAL (
      SELECT pg_catalog.array_agg(r.oid) AS roles
      FROM pg_catalog.pg_policy p
      CROSS JOIN LATERAL pg_catalog.unnest(p.polroles) AS r (oid)
      WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', what.letter::pg_catalog."char")
        AND (NOT what.reads OR pg_catalog.pg_get_expr(p.polqual, p.polrelid) = 'true')
        AND (NOT what.writes OR pg_catalog.pg_get_expr(COALESCE(p.polwithcheck, p.polqual), p.polrelid) = 'true')) AS let
    WHERE NOT EXISTS (
      SELECT FROM pg_catalog.pg_policy p
      CROSS JOIN LATERAL pg_catalog.unnest(p.polroles) AS r (oid)
      WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polcmd IN ('*', what.letter::pg_catalog."char")
        AND (what.reads AND pg_catalog.pg_get_expr(p.polqual, p.polrelid) <> 'true'
          OR what.writes AND pg_catalog.pg_get_expr(COALESCE(p.polwithcheck, p.polqual), p.polrelid) <> 'true')
        AND (r.oid = 0 OR EXISTS (SELECT FROM writer a WHERE pg_catalog.pg_has_role(a.oid, r.oid, 'USAGE'))))
      AND (let.roles @> '{0}'
      OR (let.roles IS NOT NULL
          OR EXISTS (
            SELECT FROM writer a
            WHERE (pg_catalog.has_any_column_privilege(a.oid, c.oid, 'SELECT, INSERT, UPDATE') OR pg_catalog.has_table_privilege(a.oid, c.oid, 'DELETE'))))
        AND NOT EXISTS (
          SELECT FROM writer a
          WHERE NOT a.rolbypassrls
            AND (c.relforcerowsecurity OR NOT pg_catalog.pg_has_role(a.oid, c.relowner, 'USAGE'))
            AND CASE what.command WHEN 'DELETE' THEN pg_catalog.has_table_privilege(a.oid, c.oid, 'DELETE')
              ELSE pg_catalog.has_any_column_privilege(a.oid, c.oid, what.command) END
            AND NOT EXISTS (SELECT FROM pg_catalog.unnest(let.roles) AS r (oid) WHERE pg_catalog.pg_has_role(a.oid, r.oid, 'USAGE'))))
  ) AS commands
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = ANY (?::pg_catalog.oid[]) AND c.relrowsecurity
