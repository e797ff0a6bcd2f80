-- runs: the newest runs first. One that neither ended nor holds the lease any more was killed.
-- Parameters: number of runs.
SELECT run.job, run.host, run.pid, run.username, run.started_at::pg_catalog.text AS started_at,
  EXTRACT(epoch FROM COALESCE(run.ended_at, run.last_batch_at, run.started_at) - run.started_at)::pg_catalog.float8 AS seconds,
  COALESCE(run.ending, CASE WHEN job.held_until > pg_catalog.clock_timestamp() THEN 'running' ELSE 'killed' END) AS ending,
  run.batches, run.walked, run.repaired
FROM schema_assurance.backfill_run AS run
LEFT JOIN schema_assurance.backfill_job AS job ON job.job = run.job AND job.holder = run.holder
ORDER BY run.id DESC
LIMIT ?
