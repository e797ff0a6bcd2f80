-- volatile-functions: what a query of the given names would call that is volatile, itself or through a view.
-- Parameters, each a pair of arrays schemas text[], names text[]: functions called, relations, operators.
-- A rule's action holds the OIDs of all that it calls; pg_depend leaves out the built-in ones.
WITH RECURSIVE views (oid, action) AS (
  SELECT c.oid, r.ev_action::pg_catalog.text
  FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
  JOIN pg_catalog.pg_namespace n ON n.nspname::pg_catalog.text = named.schema_name
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname::pg_catalog.text = named.name AND c.relkind = 'v'
  JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid
  UNION
  SELECT c.oid, r.ev_action::pg_catalog.text
  FROM views v
  CROSS JOIN LATERAL pg_catalog.regexp_matches(v.action, ':relid ([0-9]+)', 'g') AS used (oid)
  JOIN pg_catalog.pg_class c ON c.oid = used.oid[1]::pg_catalog.oid AND c.relkind = 'v'
  JOIN pg_catalog.pg_rewrite r ON r.ev_class = c.oid
),
called (oid) AS (
  SELECT p.oid
  FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
  JOIN pg_catalog.pg_namespace n ON n.nspname::pg_catalog.text = named.schema_name
  JOIN pg_catalog.pg_proc p ON p.pronamespace = n.oid AND p.proname::pg_catalog.text = named.name
  UNION
  SELECT o.oprcode
  FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
  JOIN pg_catalog.pg_namespace n ON n.nspname::pg_catalog.text = named.schema_name
  JOIN pg_catalog.pg_operator o ON o.oprnamespace = n.oid AND o.oprname::pg_catalog.text = named.name
  UNION
  SELECT used.oid[2]::pg_catalog.oid
  FROM views v
  CROSS JOIN LATERAL pg_catalog.regexp_matches(v.action, ':(funcid|opfuncid|aggfnoid|winfnoid) ([0-9]+)', 'g') AS used (oid)
)
SELECT n.nspname AS schema_name, p.proname
FROM called
JOIN pg_catalog.pg_proc p ON p.oid = called.oid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE p.provolatile = 'v'
  -- The short list: they read a clock, a source of random numbers, or the size of a file of the database.
  AND NOT (n.nspname = 'pg_catalog' AND p.proname IN ('random', 'gen_random_uuid', 'clock_timestamp', 'timeofday', 'pg_relation_size',
    'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size', 'pg_database_size'))
GROUP BY n.nspname, p.proname
ORDER BY n.nspname, p.proname
