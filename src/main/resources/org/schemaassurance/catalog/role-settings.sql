-- role-settings: with what sessions of this database start: what was set of the database and of roles, and of the server's own settings those
-- that are not as they are built in. No parameters.
-- How a session here was started counts as the server's where neither the database nor this session's role says otherwise. The driver
-- sets the last ones itself.
-- Of what was set several times the role's in this database wins, then the role's, the database's, that of all (ApplySetting in postinit.c).
SELECT d.datname AS database_name, r.rolname AS role_name, s.name AS setting_name, s.value AS setting_value, false AS of_server,
  rs.setrole IN (0, session.role)
  AND NOT EXISTS (
    SELECT
    FROM pg_catalog.pg_db_role_setting stronger
    CROSS JOIN LATERAL pg_catalog.unnest(stronger.setconfig) AS c (setting)
    WHERE stronger.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))
      AND stronger.setrole IN (0, session.role)
      AND pg_catalog.lower(pg_catalog.split_part(c.setting, '=', 1)) = pg_catalog.lower(s.name)
      AND ROW (stronger.setrole <> 0, stronger.setdatabase <> 0) > ROW (rs.setrole <> 0, rs.setdatabase <> 0)) AS started_here
FROM pg_catalog.pg_db_role_setting rs
LEFT JOIN pg_catalog.pg_database d ON d.oid = rs.setdatabase
LEFT JOIN pg_catalog.pg_roles r ON r.oid = rs.setrole
CROSS JOIN LATERAL (
  SELECT pg_catalog.split_part(c.setting, '=', 1), pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1)
  FROM pg_catalog.unnest(rs.setconfig) AS c (setting)) AS s (name, value)
CROSS JOIN (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = SESSION_USER) AS session (role)
WHERE rs.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))
UNION ALL
SELECT NULL, NULL, s.name, s.reset_val, true, true
FROM pg_catalog.pg_settings s
WHERE s.reset_val IS DISTINCT FROM s.boot_val
  AND s.name IN ('session_replication_role', 'default_transaction_read_only', 'default_transaction_isolation', 'row_security', 'search_path',
    'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout', 'plpgsql.variable_conflict')
  AND NOT EXISTS (
    SELECT
    FROM pg_catalog.pg_db_role_setting own
    CROSS JOIN LATERAL pg_catalog.unnest(own.setconfig) AS c (setting)
    WHERE own.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))
      AND own.setrole IN (0, (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = SESSION_USER))
      AND pg_catalog.lower(pg_catalog.split_part(c.setting, '=', 1)) = s.name)
ORDER BY 1 NULLS FIRST, 2 NULLS FIRST, 3
