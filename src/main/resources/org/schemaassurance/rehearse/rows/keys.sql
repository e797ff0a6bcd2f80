-- keys: what makes rows exclude each other; unique indexes and those of exclusion constraints. Of an index over expressions its columns are
-- those that the expressions name.
SELECT n.nspname AS schema_name, c.relname AS table_name, i.indpred IS NOT NULL AS is_partial, i.indisexclusion AS is_exclusion,
  i.indimmediate AS is_immediate,
  ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = i.indrelid AND a.attnum > 0
      AND (a.attnum = ANY ((i.indkey::pg_catalog.int2[])[0 : i.indnkeyatts - 1])
        OR i.indexprs IS NOT NULL AND EXISTS (SELECT FROM pg_catalog.pg_depend d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid
            AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND d.refobjsubid = a.attnum))
    ORDER BY a.attnum) AS columns
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE (i.indisunique OR i.indisexclusion) AND i.indislive
  AND n.nspname NOT IN ('information_schema', 'schema_assurance') AND n.nspname !~ '^pg_'
ORDER BY 1, 2, i.indisprimary DESC, i.indnkeyatts, x.relname
