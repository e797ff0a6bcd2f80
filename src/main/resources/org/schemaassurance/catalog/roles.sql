-- roles: every role but the predefined ones, and whether it can begin a session here. No parameters.
-- The database's facts stand in each row: there is a role always.
WITH RECURSIVE membership (role, member) AS (
  SELECT m.roleid, m.member FROM pg_catalog.pg_auth_members m
  UNION
  SELECT up.roleid, below.member FROM membership below JOIN pg_catalog.pg_auth_members up ON up.member = below.role
)
SELECT r.rolname, r.rolcanlogin, r.rolconnlimit,
  pg_catalog.array_remove(ARRAY[
    CASE WHEN r.rolsuper THEN 'SUPERUSER' END, CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END, CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
    CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END, CASE WHEN r.rolreplication THEN 'REPLICATION' END], NULL) AS attributes,
  CASE WHEN r.rolvaliduntil <= pg_catalog.now() THEN r.rolvaliduntil::pg_catalog.text END AS expired,
  pg_catalog.has_database_privilege(r.oid, d.oid, 'CONNECT') AS connects,
  ARRAY(
    SELECT member.rolname::pg_catalog.text FROM membership m JOIN pg_catalog.pg_roles member ON member.oid = m.member
    WHERE m.role = r.oid AND NOT member.rolsuper AND member.rolname !~ '^pg_'
      AND (pg_catalog.pg_has_role(member.oid, r.oid, 'USAGE') OR pg_catalog.pg_has_role(member.oid, r.oid, version.takes)) ORDER BY 1) AS members,
  ARRAY(
    SELECT member.rolname::pg_catalog.text FROM membership m JOIN pg_catalog.pg_roles member ON member.oid = m.member
    WHERE m.role = r.oid AND NOT member.rolsuper AND member.rolname !~ '^pg_'
      AND NOT pg_catalog.pg_has_role(member.oid, r.oid, 'USAGE') AND pg_catalog.pg_has_role(member.oid, r.oid, version.takes) ORDER BY 1) AS strangers,
  d.datname, d.datconnlimit
FROM pg_catalog.pg_roles r
JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
-- Since 16 a membership can be one without SET ROLE.
CROSS JOIN (SELECT CASE WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS version (takes)
WHERE r.rolname !~ '^pg_'
ORDER BY r.rolname
