-- release-lease: ends a run, and lets the next one in at once; what the run's batches noted.
-- Parameters: ending, job, token.
WITH given AS (SELECT ?::text AS ending, ?::text AS job, ?::uuid AS holder),
freed AS (
  UPDATE schema_assurance.backfill_job AS job
  SET holder = NULL, holder_host = NULL, holder_pid = NULL, holder_user = NULL, held_since = NULL, held_until = NULL
  FROM given
  WHERE job.job = given.job AND job.holder = given.holder)
UPDATE schema_assurance.backfill_run AS run
SET ended_at = pg_catalog.clock_timestamp(), ending = given.ending
FROM given
WHERE run.job = given.job AND run.holder = given.holder
RETURNING run.batches, run.walked, run.repaired
