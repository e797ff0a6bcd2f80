-- lease-holder: who is at work on a job now. Waits for no lock.
-- Parameters: job.
SELECT job.holder_host, job.holder_pid, job.holder_user,
  pg_catalog.to_char(job.held_since AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS held_since,
  pg_catalog.to_char(job.held_until AT TIME ZONE 'UTC', 'HH24:MI:SS') AS held_until,
  EXTRACT(epoch FROM job.held_until - pg_catalog.clock_timestamp())::pg_catalog.float8 AS seconds_left
FROM schema_assurance.backfill_job AS job
WHERE job.job = ? AND job.held_until > pg_catalog.clock_timestamp()
