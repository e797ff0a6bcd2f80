-- name: tables
-- The names of some tables, as SQL has them.
-- Parameter: oids of tables.
SELECT
  pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
  c.relkind = 'm' AS materialized
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.oid = ANY (?)
