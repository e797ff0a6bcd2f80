-- triggers: those that somebody created, on the tables asked for and their partitions, or of a name asked for.
-- Parameters: table OIDs oid[], names text[].
-- Of those elsewhere twenty a name: many a schema has a trigger of one name on each of its tables, and a reader needs no more.
-- The condition stands in pg_get_triggerdef only as text between " WHEN (" and ") EXECUTE "; tgqual itself cannot be printed,
-- since pg_get_expr knows one relation and a trigger's condition speaks of two rows.
-- Where relhastriggers is false the server never looks for triggers (RelationBuildTriggers), which is told as '-'.
-- Copies on partitions (tgparentid) were marked as internal before PostgreSQL 15; those of foreign keys are internal everywhere.
WITH RECURSIVE wanted (root, oid) AS (
  SELECT asked.oid, asked.oid FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS asked (oid)
  UNION
  SELECT wanted.root, i.inhrelid
  FROM wanted
  JOIN pg_catalog.pg_class p ON p.oid = wanted.oid AND p.relkind = 'p'
  JOIN pg_catalog.pg_inherits i ON i.inhparent = p.oid
),
found (root, oid) AS (
  SELECT wanted.root, t.oid FROM wanted JOIN pg_catalog.pg_trigger t ON t.tgrelid = wanted.oid
  WHERE NOT t.tgisinternal OR (t.tgparentid <> 0 AND t.tgconstraint = 0)
  UNION ALL
  SELECT NULL, elsewhere.oid
  FROM (SELECT t.oid, pg_catalog.row_number() OVER (PARTITION BY t.tgname ORDER BY t.tgrelid) AS position
        FROM pg_catalog.pg_trigger t
        WHERE t.tgname::pg_catalog.text = ANY (?::pg_catalog.text[]) AND NOT t.tgisinternal
          AND t.tgrelid NOT IN (SELECT wanted.oid FROM wanted)) AS elsewhere
  WHERE elsewhere.position <= 20
)
SELECT n.nspname AS schema_name, c.relname AS table_name, t.tgname, t.tgtype::pg_catalog.int4 AS tgtype, t.tgnargs,
  CASE WHEN c.relhastriggers THEN t.tgenabled ELSE '-' END AS tgenabled,
  CASE WHEN found.root = t.tgrelid AND t.tgqual IS NOT NULL THEN pg_catalog.pg_get_triggerdef(t.oid, false) END AS definition,
  COALESCE(found.root = t.tgrelid AND t.tgqual IS NOT NULL, false) AS conditional,
  fn.nspname AS function_schema, f.proname AS function_name,
  ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(t.tgattr::pg_catalog.int2[]) WITH ORDINALITY AS u (attnum, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = u.attnum ORDER BY u.position) AS update_columns,
  t.tgargs, t.tgconstraint <> 0 AS is_constraint, t.tgdeferrable, t.tginitdeferred, t.tgoldtable, t.tgnewtable,
  t.tgparentid <> 0 AS inherited, rn.nspname AS root_schema, r.relname AS root_table
FROM found
JOIN pg_catalog.pg_trigger t ON t.oid = found.oid
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
LEFT JOIN pg_catalog.pg_class r ON r.oid = found.root
LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
ORDER BY n.nspname, c.relname, t.tgname, rn.nspname, r.relname
