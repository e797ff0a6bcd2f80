-- name: begin-batch
-- The settings of one batch's transaction. All are local to it: behind a pooler the session belongs to somebody else a moment later.
-- The timeouts stand before it, as statements of their own.
SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;

SELECT
  -- Names: what is not schema-qualified is PostgreSQL's own.
  pg_catalog.set_config('search_path', '', true),
  -- Rows: a policy that would hide some makes an error instead.
  pg_catalog.set_config('row_security', 'off', true),
  -- Keys are kept as text, which has to mean the same in the next run.
  pg_catalog.set_config('datestyle', 'ISO, MDY', true),
  pg_catalog.set_config('intervalstyle', 'postgres', true),
  pg_catalog.set_config('timezone', 'UTC', true),
  pg_catalog.set_config('bytea_output', 'hex', true),
  pg_catalog.set_config('extra_float_digits', '1', true),
  pg_catalog.set_config('standard_conforming_strings', 'on', true),
  -- Compiling would take longer than a batch.
  pg_catalog.set_config('jit', 'off', true),
  -- A batch is a small part of its tables. With the default, made for disks that seek, the planner reads all of a table for some
  -- thousand rows: half a second, each time.
  pg_catalog.set_config(
    'random_page_cost', least(pg_catalog.current_setting('random_page_cost')::pg_catalog.float8, 1.1)::pg_catalog.text, true)
