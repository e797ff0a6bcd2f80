-- create-own-tables: as changelog/backfill/progress.sql makes them, where no changelog has run. One transaction; the lock keeps two
-- that begin at once from making the schema twice.
SET LOCAL lock_timeout = '5s';

SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('schema_assurance.backfill_job'));

DO $do$
BEGIN
  -- IF NOT EXISTS would ask for the right to create a schema that is there.
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'schema_assurance') THEN
    CREATE SCHEMA schema_assurance;
  END IF;
END
$do$;

CREATE TABLE IF NOT EXISTS schema_assurance.backfill_job (
  job text PRIMARY KEY,
  driving_table text NOT NULL,
  key_columns text[] NOT NULL,
  repair text NOT NULL,
  last_key text[],
  pass bigint NOT NULL DEFAULT 0,
  batches bigint NOT NULL DEFAULT 0,
  walked bigint NOT NULL DEFAULT 0,
  repaired bigint NOT NULL DEFAULT 0,
  pass_finished_at timestamptz,
  holder uuid,
  holder_host text,
  holder_pid bigint,
  holder_user text,
  held_since timestamptz,
  held_until timestamptz
);

CREATE TABLE IF NOT EXISTS schema_assurance.backfill_run (
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

-- A column of a later version; its own statement, for a table that an earlier one made.
ALTER TABLE schema_assurance.backfill_job ADD COLUMN IF NOT EXISTS pass_end text[]
