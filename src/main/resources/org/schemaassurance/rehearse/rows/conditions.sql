-- conditions: what rows must satisfy (CHECK), and what else of a table tells values that matter there: conditions of indexes and triggers.
SELECT n.nspname AS schema_name, c.relname AS table_name, true AS is_check, pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS text,
  ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = k.conrelid AND a.attnum > 0 AND a.attnum = ANY (k.conkey) ORDER BY a.attnum) AS columns, k.conname AS name
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'c' AND NOT c.relispartition
UNION ALL
SELECT n.nspname, c.relname, false, pg_catalog.pg_get_expr(i.indpred, i.indrelid),
  ARRAY(SELECT DISTINCT a.attname::pg_catalog.text FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND a.attnum > 0
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid ORDER BY 1), x.relname
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE i.indpred IS NOT NULL AND n.nspname !~ '^pg_'
UNION ALL
SELECT n.nspname, c.relname, false, pg_catalog.pg_get_triggerdef(t.oid),
  ARRAY(SELECT DISTINCT a.attname::pg_catalog.text FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND a.attnum > 0
    WHERE d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND d.objid = t.oid
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = t.tgrelid ORDER BY 1), t.tgname
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND t.tgqual IS NOT NULL AND n.nspname !~ '^pg_'
ORDER BY 1, 2, 6
