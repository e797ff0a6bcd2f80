-- name: roles
-- Which roles there are of some names, and whether the session may take their rights. Since 16 a membership can be one without SET ROLE.
-- Parameter: names text[].
SELECT
  role.rolname::pg_catalog.text AS role,
  role.rolname = SESSION_USER AS is_session,
  session.rolsuper
    OR pg_catalog.pg_has_role(
      session.oid, role.oid,
      CASE WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS can_become
FROM pg_catalog.pg_roles AS role
JOIN pg_catalog.pg_roles AS session ON session.rolname = SESSION_USER
WHERE role.rolname = ANY (?::pg_catalog.name[])
