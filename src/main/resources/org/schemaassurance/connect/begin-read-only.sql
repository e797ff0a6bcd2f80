-- name: begin-read-only
-- Sent as one message behind the driver's BEGIN READ ONLY, so that it costs one round trip. Everything is local to the
-- transaction: behind a pooler the session belongs to somebody else a moment later.
-- The timeouts stand before it, as statements of their own. Parameter: application_name.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;

SELECT
  -- Names: what is not schema-qualified is PostgreSQL's own, and what PostgreSQL prints is always qualified.
  pg_catalog.set_config('search_path', '', true),
  pg_catalog.set_config('quote_all_identifiers', 'off', true),
  -- Rows: a policy that would hide some makes an error instead.
  pg_catalog.set_config('row_security', 'off', true),
  -- Values look the same whatever the database's, the role's or the client's settings are.
  pg_catalog.set_config('datestyle', 'ISO, MDY', true),
  pg_catalog.set_config('intervalstyle', 'postgres', true),
  pg_catalog.set_config('timezone', 'UTC', true),
  pg_catalog.set_config('bytea_output', 'hex', true),
  pg_catalog.set_config('extra_float_digits', '1', true),
  pg_catalog.set_config('xmlbinary', 'base64', true),
  pg_catalog.set_config('lc_monetary', 'C', true),
  pg_catalog.set_config('lc_numeric', 'C', true),
  pg_catalog.set_config('lc_time', 'C', true),
  pg_catalog.set_config('standard_conforming_strings', 'on', true),
  pg_catalog.set_config('transform_null_equals', 'off', true),
  -- Nothing of ours is worth compiling, and nobody reads notices.
  pg_catalog.set_config('jit', 'off', true),
  pg_catalog.set_config('client_min_messages', 'error', true),
  -- While others are at work a query is one process: its parallel workers would take the processors that they wait for. A session whose
  -- state this role may not see counts as at work, an earlier one of this tool that is about to end does not. The function and not the view
  -- pg_stat_activity, whose definition takes a fresh session longer to read than all the rest here.
  CASE WHEN EXISTS (
    SELECT
    FROM pg_catalog.pg_stat_get_activity(NULL) AS other
    WHERE other.pid <> pg_catalog.pg_backend_pid()
      AND other.datid IS NOT NULL
      AND (other.backend_type IS NULL OR other.backend_type = 'client backend')
      AND (
        other.state IS DISTINCT FROM 'idle'
        OR other.state_change > pg_catalog.clock_timestamp() - INTERVAL '1 second' AND other.application_name NOT LIKE 'schema-assurance%'))
    THEN pg_catalog.set_config('max_parallel_workers_per_gather', '0', true) END,
  -- A query ends when nobody is there any more to take its answer. Other systems than Linux may not know how to look.
  CASE WHEN pg_catalog.version() LIKE '%linux%' THEN pg_catalog.set_config('client_connection_check_interval', '1s', true) END,
  pg_catalog.set_config('application_name', ?, true);

-- Only a superuser may set the language of messages. What follows it is the proof, and who and where we are.
SELECT
  CASE WHEN pg_catalog.current_setting('is_superuser') = 'on'
       THEN pg_catalog.set_config('lc_messages', 'C', true) END,
  pg_catalog.current_setting('transaction_read_only') AS read_only,
  pg_catalog.current_setting('transaction_isolation') AS isolation,
  pg_catalog.current_setting('server_version') AS server_version,
  pg_catalog.current_setting('server_version_num')::pg_catalog.int4 AS server_version_number,
  pg_catalog.current_database()::pg_catalog.text AS database,
  CURRENT_USER::pg_catalog.text AS "user",
  session.rolsuper AS is_superuser,
  -- Whose rights it may take instead of its own. A role that row security does not stop would see less for it.
  session.rolsuper OR NOT session.rolbypassrls AND pg_catalog.pg_has_role(session.oid, 'pg_read_all_data', session.how) AS pg_read_all_data,
  session.rolsuper OR NOT session.rolbypassrls AND pg_catalog.pg_has_role(session.oid, 'pg_monitor', session.how) AS pg_monitor
FROM (
  SELECT
    r.oid, r.rolsuper, r.rolbypassrls,
    -- Since 16 a membership can be one without SET ROLE.
    CASE WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 160000 THEN 'SET' ELSE 'MEMBER' END AS how
  FROM pg_catalog.pg_roles AS r
  WHERE r.rolname = SESSION_USER) AS session;

-- The one to go back to when a query fails. It stays: there is nothing between it and now that a rollback could lose.
SAVEPOINT nothing_failed
