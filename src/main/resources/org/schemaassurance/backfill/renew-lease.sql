-- renew-lease: while a pause lasts. Touches no row where somebody has taken it over.
-- Parameters: milliseconds, job, token.
UPDATE schema_assurance.backfill_job AS job
SET held_until = pg_catalog.clock_timestamp() + ?::bigint * interval '1 millisecond'
WHERE job.job = ?::text AND job.holder = ?::uuid
