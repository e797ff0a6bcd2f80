-- name: may-write
-- Whether a session may write, and what it says of itself.
SELECT
  pg_catalog.pg_is_in_recovery() AS standby,
  pg_catalog.current_setting('transaction_read_only') AS read_only,
  pg_catalog.current_setting('server_version') AS server_version,
  pg_catalog.current_database()::pg_catalog.text AS database,
  CURRENT_USER::pg_catalog.text AS "user",
  pg_catalog.current_setting('is_superuser')::pg_catalog.bool AS is_superuser
