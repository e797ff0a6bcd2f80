-- role-settings: what sessions of this database may start with that switches enforcement off. No parameters.
SELECT d.datname AS database_name, r.rolname AS role_name,
  pg_catalog.split_part(s.setting, '=', 1) AS setting_name,
  pg_catalog.substr(s.setting, pg_catalog.strpos(s.setting, '=') + 1) AS setting_value
FROM pg_catalog.pg_db_role_setting rs
LEFT JOIN pg_catalog.pg_database d ON d.oid = rs.setdatabase
LEFT JOIN pg_catalog.pg_roles r ON r.oid = rs.setrole
CROSS JOIN LATERAL pg_catalog.unnest(rs.setconfig) AS s (setting)
WHERE rs.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))
  AND pg_catalog.split_part(s.setting, '=', 1) IN ('session_replication_role', 'search_path', 'row_security')
UNION ALL
SELECT NULL, NULL, s.name, s.reset_val
FROM pg_catalog.pg_settings s
WHERE s.name = 'session_replication_role' AND s.source IN ('configuration file', 'command line', 'environment variable')
ORDER BY 1 NULLS FIRST, 2 NULLS FIRST, 3
