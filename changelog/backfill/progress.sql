--liquibase formatted sql

--changeset schema-assurance:backfill-backfill_job splitStatements:false stripComments:false
--comment: Where each backfill is, written in the transaction of each of its batches.
DO $do$
BEGIN
  -- The tool makes it where no changelog has run; then it stays at a rollback.
  IF to_regclass('schema_assurance.backfill_job') IS NULL THEN
    CREATE TABLE schema_assurance.backfill_job (
      job text PRIMARY KEY,
      -- What is walked, and what is done to its rows: the cursor means nothing for another table, key or repair.
      driving_table text NOT NULL,
      key_columns text[] NOT NULL,
      repair text NOT NULL,
      -- The last key of the last batch, as text; NULL between two passes.
      last_key text[],
      -- Passes begun, and what the last one did.
      pass bigint NOT NULL DEFAULT 0,
      batches bigint NOT NULL DEFAULT 0,
      walked bigint NOT NULL DEFAULT 0,
      repaired bigint NOT NULL DEFAULT 0,
      pass_finished_at timestamptz,
      -- The lease: who is at work, and until when others believe it.
      holder uuid,
      holder_host text,
      holder_pid bigint,
      holder_user text,
      held_since timestamptz,
      held_until timestamptz
    );
    CALL schema_assurance.remember('table schema_assurance.backfill_job');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo('table schema_assurance.backfill_job', 'DROP TABLE IF EXISTS schema_assurance.backfill_job');

--changeset schema-assurance:backfill-backfill_run splitStatements:false stripComments:false
--comment: What each run of a backfill did.
DO $do$
BEGIN
  -- The tool makes it where no changelog has run; then it stays at a rollback.
  IF to_regclass('schema_assurance.backfill_run') IS NULL THEN
    CREATE TABLE schema_assurance.backfill_run (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      job text NOT NULL,
      holder uuid NOT NULL UNIQUE,
      host text NOT NULL,
      pid bigint NOT NULL,
      username text NOT NULL,
      started_at timestamptz NOT NULL,
      last_batch_at timestamptz,
      ended_at timestamptz,
      ending text,
      batches bigint NOT NULL DEFAULT 0,
      walked bigint NOT NULL DEFAULT 0,
      repaired bigint NOT NULL DEFAULT 0
    );
    CALL schema_assurance.remember('table schema_assurance.backfill_run');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo('table schema_assurance.backfill_run', 'DROP TABLE IF EXISTS schema_assurance.backfill_run');

--changeset schema-assurance:column-backfill_job.pass_end splitStatements:false stripComments:false
--comment: The key with which the pass ends, fixed as it begins; rows that come behind it are the next pass's.
DO $do$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = 'schema_assurance.backfill_job'::regclass AND attname = 'pass_end' AND NOT attisdropped) THEN
    CALL schema_assurance.patiently('ALTER TABLE schema_assurance.backfill_job ADD COLUMN pass_end text[]');
    CALL schema_assurance.remember('column schema_assurance.backfill_job.pass_end');
  END IF;
END
$do$;
--rollback CALL schema_assurance.undo('column schema_assurance.backfill_job.pass_end', 'ALTER TABLE IF EXISTS schema_assurance.backfill_job DROP COLUMN IF EXISTS pass_end');
