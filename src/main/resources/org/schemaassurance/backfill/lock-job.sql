-- lock-job: the first statement of each batch. Whoever holds the lease locks its row until the batch is committed, so that nobody can
-- take it over meanwhile; no row where somebody has.
-- Parameters: job, token.
SELECT job.last_key, job.pass_end
FROM schema_assurance.backfill_job AS job
WHERE job.job = ?::text AND job.holder = ?::uuid
FOR UPDATE
