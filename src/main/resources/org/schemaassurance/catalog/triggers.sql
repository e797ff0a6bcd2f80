-- triggers: those that somebody created, on the tables asked for or of a name asked for. Parameters: table OIDs oid[], names text[].
-- Of those elsewhere twenty a name: many a schema has a trigger of one name on each of its tables, and a reader needs no more.
-- The condition stands in pg_get_triggerdef only as text between " WHEN (" and ") EXECUTE "; tgqual itself cannot be printed,
-- since pg_get_expr knows one relation and a trigger's condition speaks of two rows.
SELECT n.nspname AS schema_name, c.relname AS table_name, t.tgname, t.tgtype::pg_catalog.int4 AS tgtype, t.tgenabled, t.tgnargs,
  CASE WHEN t.on_wanted_table THEN pg_catalog.pg_get_triggerdef(t.oid, false) END AS definition,
  t.on_wanted_table AND t.tgqual IS NOT NULL AS conditional,
  fn.nspname AS function_schema, f.proname AS function_name,
  ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(t.tgattr::pg_catalog.int2[]) WITH ORDINALITY AS u (attnum, position)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = u.attnum ORDER BY u.position) AS update_columns,
  t.tgargs, t.tgconstraint <> 0 AS is_constraint, t.tgdeferrable,
  pg_catalog.array_remove(ARRAY[t.tgoldtable::pg_catalog.text, t.tgnewtable::pg_catalog.text], NULL) AS transition_tables,
  t.on_wanted_table
FROM (SELECT candidate.*, candidate.tgrelid = ANY (wanted.relations) AS on_wanted_table,
        pg_catalog.row_number() OVER (PARTITION BY candidate.tgname, candidate.tgrelid = ANY (wanted.relations) ORDER BY candidate.tgrelid) AS position
      FROM (SELECT ?::pg_catalog.oid[] AS relations, ?::pg_catalog.text[] AS names) AS wanted
      JOIN pg_catalog.pg_trigger candidate
        ON candidate.tgrelid = ANY (wanted.relations) OR candidate.tgname::pg_catalog.text = ANY (wanted.names)
      WHERE NOT candidate.tgisinternal) AS t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_proc f ON f.oid = t.tgfoid
JOIN pg_catalog.pg_namespace fn ON fn.oid = f.pronamespace
WHERE t.on_wanted_table OR t.position <= 20
ORDER BY n.nspname, c.relname, t.tgname
