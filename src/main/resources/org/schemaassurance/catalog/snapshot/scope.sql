-- scope: what a snapshot looks at; it is put before each of its queries. PostgreSQL's own schemas, mostly our own, Liquibase's tables and
-- whatever belongs to an extension are left out. Liquibase's tables may have any name: they are known by their columns, too.
-- Queries that go through a large catalog look from OID 16384 on (FirstNormalObjectId), where all begins that is not PostgreSQL's own: an index
-- finds it, and 3,000 routines are not read.
-- A column that only newer servers have is asked for inside a subquery whose surroundings have a NULL of that name: where the table
-- lacks the column, the name means the NULL (PostgreSQL manual, "Value Expressions", column references).
WITH scope AS (
  SELECT n.oid, n.nspname::pg_catalog.text AS name
  FROM pg_catalog.pg_namespace n
  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema'${own}) AND n.nspname !~ '^pg_(toast|temp_)'
),
member AS (
  SELECT d.classid, d.objid
  FROM pg_catalog.pg_depend d
  WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e'
),
relation AS (
  SELECT c.*, s.name AS schema_name, pg_catalog.format('%I.%I', s.name, c.relname) AS qualified_name
  FROM pg_catalog.pg_class c
  JOIN scope s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c')
    AND c.relname NOT IN ('databasechangelog', 'databasechangeloglock')
    AND NOT (c.relkind = 'r' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = c.oid AND (
        a.attname = 'exectype' AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_attribute b WHERE b.attrelid = c.oid
          AND b.attname IN ('id', 'author', 'filename', 'dateexecuted', 'orderexecuted', 'md5sum')) = 6
        OR a.attname = 'lockgranted' AND c.relnatts = 4 AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_attribute b
          WHERE b.attrelid = c.oid AND b.attname IN ('id', 'locked', 'lockedby')) = 3)))
    AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND m.objid = c.oid)
),
-- Roles that can do nothing but read, as verification has one: they can log in, own nothing, belong to no group, and read alone by default.
reader AS (
  SELECT r.oid
  FROM pg_catalog.pg_db_role_setting d
  JOIN pg_catalog.pg_roles r ON r.oid = d.setrole
  WHERE d.setdatabase = 0 AND 'default_transaction_read_only=on' = ANY (d.setconfig)
    AND r.rolcanlogin AND NOT (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
      WHERE m.member = r.oid AND g.rolname NOT IN ('pg_read_all_data', 'pg_monitor', 'pg_read_all_settings', 'pg_read_all_stats'))
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_shdepend o
      WHERE o.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND o.refobjid = r.oid AND o.deptype = 'o')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_class c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) a
      WHERE c.relacl IS NOT NULL AND a.grantee = r.oid AND a.privilege_type <> 'SELECT' AND NOT (c.relkind = 'S' AND a.privilege_type = 'USAGE'))
),
-- Settings that change what statements do; for a rehearsal all of those that end with its database, since others may be from before it.
setting AS (
  SELECT d.setdatabase, d.setrole, pg_catalog.split_part(c.setting, '=', 1) AS name, pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1) AS value
  FROM pg_catalog.pg_db_role_setting d
  CROSS JOIN LATERAL pg_catalog.unnest(d.setconfig) AS c (setting)
  WHERE d.setdatabase IN (0, (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database()))
    AND (${all_of_database} AND d.setdatabase <> 0 OR pg_catalog.lower(pg_catalog.split_part(c.setting, '=', 1)) IN ('session_replication_role', 'row_security', 'search_path', 'role',
      'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout',
      'default_transaction_isolation', 'default_transaction_read_only', 'default_transaction_deferrable', 'check_function_bodies',
      'standard_conforming_strings', 'backslash_quote', 'escape_string_warning', 'transform_null_equals', 'array_nulls', 'timezone', 'datestyle',
      'intervalstyle', 'bytea_output', 'xmloption', 'xmlbinary', 'lo_compat_privileges', 'default_table_access_method',
      'default_toast_compression', 'extra_float_digits', 'plpgsql.variable_conflict', 'event_triggers', 'synchronous_commit',
      'default_text_search_config'))
)
