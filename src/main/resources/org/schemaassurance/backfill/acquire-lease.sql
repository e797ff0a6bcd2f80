-- acquire-lease: takes a lease that nobody has, or that has run out; no row where somebody has it. By the server's clock.
-- Another table, key or repair than last time voids the cursor: a new pass begins.
-- Parameters: job, driving table, key columns with their types, repair, token, host, pid, user, milliseconds.
WITH taken AS (
  INSERT INTO schema_assurance.backfill_job AS job
    (job, driving_table, key_columns, repair, holder, holder_host, holder_pid, holder_user, held_since, held_until)
  SELECT given.job, given.driving_table, given.key_columns, given.repair, given.holder, given.host, given.pid, given.username,
    pg_catalog.clock_timestamp(), pg_catalog.clock_timestamp() + given.milliseconds * interval '1 millisecond'
  FROM (VALUES (?::text, ?::text, ?::text[], ?::text, ?::uuid, ?::text, ?::bigint, ?::text, ?::bigint))
    AS given (job, driving_table, key_columns, repair, holder, host, pid, username, milliseconds)
  ON CONFLICT (job) DO UPDATE SET
    driving_table = EXCLUDED.driving_table,
    key_columns = EXCLUDED.key_columns,
    repair = EXCLUDED.repair,
    last_key = CASE
      WHEN (job.driving_table, job.key_columns, job.repair) = (EXCLUDED.driving_table, EXCLUDED.key_columns, EXCLUDED.repair) THEN job.last_key
    END,
    holder = EXCLUDED.holder,
    holder_host = EXCLUDED.holder_host,
    holder_pid = EXCLUDED.holder_pid,
    holder_user = EXCLUDED.holder_user,
    held_since = EXCLUDED.held_since,
    held_until = EXCLUDED.held_until
  WHERE job.held_until IS NULL OR job.held_until < pg_catalog.clock_timestamp()
  RETURNING job.*),
noted AS (
  INSERT INTO schema_assurance.backfill_run (job, holder, host, pid, username, started_at)
  SELECT taken.job, taken.holder, taken.holder_host, taken.holder_pid, taken.holder_user, taken.held_since
  FROM taken)
SELECT CASE WHEN taken.last_key IS NULL THEN 0 ELSE taken.walked END AS walked
FROM taken
