-- shown-everything: roles from which row security hides no row of the tables that this transaction has locked, which are all that it has read.
-- Of those that the session may act as, and no mightier than somebody who uses the database: neither superusers, nor who replicates or makes
-- roles, nor members of those or of PostgreSQL's own roles that do more than read and write tables.
-- None where a view or a foreign table was read: what it shows may depend on who asks.
-- Parameter: names text[]. One is asked of whom the server has just let read, so rights are not looked at; with none, roles that may read.
-- Source: PostgreSQL's utils/misc/rls.c (check_enable_rls), rewrite/rowsecurity.c.
WITH was_read AS MATERIALIZED (
  SELECT DISTINCT c.oid, c.relkind, c.relnamespace, c.relowner, c.relrowsecurity, c.relforcerowsecurity
  FROM pg_catalog.pg_locks AS l
  JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
  WHERE l.pid = pg_catalog.pg_backend_pid()
    AND l.locktype = 'relation'
    AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    AND c.oid >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
)
SELECT a.rolname AS role_name
FROM pg_catalog.pg_roles AS a
CROSS JOIN (SELECT ?::pg_catalog.text[] AS names) AS asked
CROSS JOIN (SELECT CASE WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 160000 THEN 'SET' ELSE 'MEMBER' END AS how) AS taken
WHERE a.oid >= 16384 AND (asked.names = '{}' OR a.rolname = ANY (asked.names))
  AND pg_catalog.pg_has_role(session_user, a.oid, taken.how)
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_roles AS mighty
    WHERE pg_catalog.pg_has_role(a.oid, mighty.oid, 'MEMBER')
      AND (mighty.rolsuper OR mighty.rolreplication OR mighty.rolcreaterole
        OR mighty.oid < 16384 AND mighty.rolname NOT IN ('pg_database_owner', 'pg_read_all_data', 'pg_write_all_data')))
  AND NOT EXISTS (SELECT FROM was_read AS r WHERE r.relkind IN ('v', 'f'))
  AND (asked.names <> '{}' OR NOT EXISTS (
    SELECT FROM was_read AS r
    WHERE NOT pg_catalog.has_schema_privilege(a.oid, r.relnamespace, 'USAGE') OR NOT pg_catalog.has_any_column_privilege(a.oid, r.oid, 'SELECT')))
  AND NOT EXISTS (
    SELECT FROM was_read AS r
    LEFT JOIN LATERAL (
      SELECT
        pg_catalog.bool_or(p.polpermissive AND p.condition = 'true') AS lets_all_through,
        pg_catalog.bool_or(NOT p.polpermissive AND p.condition <> 'true') AS leaves_some_out
      FROM (
        SELECT polpermissive, pg_catalog.pg_get_expr(polqual, polrelid) AS condition
        FROM pg_catalog.pg_policy
        WHERE polrelid = r.oid AND polcmd IN ('*', 'r')
          AND EXISTS (
            SELECT FROM pg_catalog.unnest(polroles) AS named (oid)
            WHERE CASE named.oid WHEN 0 THEN true ELSE pg_catalog.pg_has_role(a.oid, named.oid, 'USAGE') END)) AS p) AS policies ON true
    WHERE r.relrowsecurity AND NOT a.rolbypassrls
      AND (r.relforcerowsecurity OR NOT pg_catalog.pg_has_role(a.oid, r.relowner, 'USAGE'))
      AND (policies.lets_all_through IS NOT TRUE OR policies.leaves_some_out IS TRUE))
ORDER BY a.rolbypassrls, a.rolcreatedb, a.rolname
