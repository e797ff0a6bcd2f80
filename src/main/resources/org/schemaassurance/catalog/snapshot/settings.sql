-- settings: those of the database and of roles that change what statements do.
SELECT pg_catalog.split_part(c.setting, '=', 1) AS name,
  CASE WHEN d.setrole = 0 THEN 'of the database'
    ELSE pg_catalog.concat('of role ', pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.setrole)), CASE WHEN d.setdatabase <> 0 THEN ' in the database' END) END
    AS signature,
  pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1) AS value
FROM pg_catalog.pg_db_role_setting d
CROSS JOIN LATERAL pg_catalog.unnest(d.setconfig) AS c (setting)
WHERE d.setdatabase IN (0, (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database()))
  AND pg_catalog.lower(pg_catalog.split_part(c.setting, '=', 1)) IN ('session_replication_role', 'row_security', 'search_path',
    'default_transaction_isolation', 'default_transaction_read_only', 'default_transaction_deferrable', 'check_function_bodies',
    'standard_conforming_strings', 'backslash_quote', 'escape_string_warning', 'transform_null_equals', 'array_nulls', 'timezone', 'datestyle',
    'intervalstyle', 'bytea_output', 'xmloption', 'xmlbinary', 'lo_compat_privileges', 'default_table_access_method',
    'default_toast_compression', 'extra_float_digits', 'plpgsql.variable_conflict', 'event_triggers', 'synchronous_commit',
    'default_text_search_config')
ORDER BY 1, 2
