-- hiding-policies: the tables that this transaction has locked, which are all that it has read, and whose row security may leave rows out.
-- It leaves none out where a policy for everybody has no condition, and no restrictive one has any that is for the role that acts.
-- Source: PostgreSQL's rewrite/rowsecurity.c; permissive policies are combined by OR, restrictive ones by AND.
SELECT n.nspname AS schema_name, c.relname AS table_name
FROM pg_catalog.pg_locks AS l
JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN LATERAL (
  SELECT
    pg_catalog.bool_or(p.polpermissive AND p.polroles @> '{0}' AND p.condition = 'true') AS lets_all_through,
    pg_catalog.bool_or(NOT p.polpermissive AND p.condition <> 'true' AND EXISTS (
      SELECT FROM pg_catalog.unnest(p.polroles) AS named (oid)
      WHERE CASE named.oid WHEN 0 THEN true ELSE pg_catalog.pg_has_role(CURRENT_USER, named.oid, 'USAGE') END)) AS leaves_some_out
  FROM (
    SELECT polpermissive, polroles, pg_catalog.pg_get_expr(polqual, polrelid) AS condition
    FROM pg_catalog.pg_policy
    WHERE polrelid = c.oid AND polcmd IN ('*', 'r')) AS p) AS policies ON true
WHERE l.pid = pg_catalog.pg_backend_pid()
  AND l.locktype = 'relation'
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
  AND c.relrowsecurity
  AND (policies.lets_all_through IS NOT TRUE OR policies.leaves_some_out IS TRUE)
ORDER BY n.nspname, c.relname
