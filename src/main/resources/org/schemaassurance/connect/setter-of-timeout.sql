-- name: setter-of-timeout
-- Who sets a timeout for this session: the entry that wins (process_settings in utils/init/postinit.c), or no row.
-- Parameter: the name of the setting.
SELECT
  pg_catalog.split_part(entry.setting, '=', 2) AS value,
  database.datname::pg_catalog.text AS database,
  role.rolname::pg_catalog.text AS role
FROM pg_catalog.pg_db_role_setting AS setter
CROSS JOIN LATERAL pg_catalog.unnest(setter.setconfig) AS entry (setting)
LEFT JOIN pg_catalog.pg_database AS database ON database.oid = setter.setdatabase
LEFT JOIN pg_catalog.pg_roles AS role ON role.oid = setter.setrole
WHERE pg_catalog.split_part(entry.setting, '=', 1) = ?
  AND (setter.setdatabase = 0 OR database.datname = pg_catalog.current_database())
  AND (setter.setrole = 0 OR role.rolname = SESSION_USER)
ORDER BY setter.setrole = 0, setter.setdatabase = 0
LIMIT 1
