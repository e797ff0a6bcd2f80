-- jobs: the backfills that have run on this database.
SELECT job.job, job.driving_table, job.last_key, job.pass, job.batches, job.walked, job.repaired,
  job.pass_finished_at::pg_catalog.text AS pass_finished_at,
  CASE WHEN job.held_until > pg_catalog.clock_timestamp()
       THEN pg_catalog.format('%s, process %s, as %s', job.holder_host, job.holder_pid, job.holder_user) END AS holder,
  job.held_since::pg_catalog.text AS held_since
FROM schema_assurance.backfill_job AS job
ORDER BY job.job
