-- note-batch: progress, in the batch's transaction, and the lease renewed. An empty key ends the pass.
-- Parameters: batches, rows walked, rows repaired, last key, the pass's end, milliseconds, job, token.
WITH batch AS (
  SELECT ?::bigint AS batches, ?::bigint AS walked, ?::bigint AS repaired, NULLIF(?::text[], '{}') AS last_key, ?::text[] AS pass_end,
    ?::bigint AS milliseconds, ?::text AS job, ?::uuid AS holder),
run AS (
  UPDATE schema_assurance.backfill_run AS run SET
    batches = run.batches + batch.batches,
    walked = run.walked + batch.walked,
    repaired = run.repaired + batch.repaired,
    last_batch_at = pg_catalog.clock_timestamp()
  FROM batch
  WHERE run.job = batch.job AND run.holder = batch.holder)
UPDATE schema_assurance.backfill_job AS job SET
  -- A batch without a key before it is the first of a pass.
  pass = job.pass + CASE WHEN job.last_key IS NULL THEN 1 ELSE 0 END,
  batches = CASE WHEN job.last_key IS NULL THEN 0 ELSE job.batches END + batch.batches,
  walked = CASE WHEN job.last_key IS NULL THEN 0 ELSE job.walked END + batch.walked,
  repaired = CASE WHEN job.last_key IS NULL THEN 0 ELSE job.repaired END + batch.repaired,
  last_key = batch.last_key,
  pass_end = CASE WHEN batch.last_key IS NOT NULL THEN batch.pass_end END,
  pass_finished_at = CASE WHEN batch.last_key IS NULL THEN pg_catalog.clock_timestamp() END,
  held_until = pg_catalog.clock_timestamp() + batch.milliseconds * interval '1 millisecond'
FROM batch
WHERE job.job = batch.job AND job.holder = batch.holder
