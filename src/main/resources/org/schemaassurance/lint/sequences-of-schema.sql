-- sequences-of-schema: those of a schema that have few values left, by what they may give out and what the narrowest column that takes them may hold.
SELECT ranged.sequence_name, ranged.values_of, pg_catalog.round(ranged.remaining, 2) AS remaining_percentage
FROM (
  SELECT c.oid::pg_catalog.regclass::pg_catalog.text AS sequence_name,
    CASE
      WHEN takes.column_name IS NOT NULL AND takes.highest < q.seqmax AND q.seqincrement > 0 THEN 'the ' || takes.type || ' values of ' || takes.column_name
      ELSE 'its ' || pg_catalog.format_type(q.seqtypid, NULL) || ' values'
    END AS values_of,
    100.0 * CASE
      WHEN q.seqincrement > 0 THEN (LEAST(takes.highest, q.seqmax)::pg_catalog.numeric - at.value) / NULLIF(LEAST(takes.highest, q.seqmax)::pg_catalog.numeric - q.seqmin, 0)
      ELSE (at.value - q.seqmin) / (q.seqmax::pg_catalog.numeric - q.seqmin)
    END AS remaining
  FROM pg_catalog.pg_sequence q
  JOIN pg_catalog.pg_class c ON c.oid = q.seqrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  CROSS JOIN LATERAL (
    SELECT COALESCE(CASE WHEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT, USAGE') THEN pg_catalog.pg_sequence_last_value(c.oid) END,
      q.seqstart)::pg_catalog.numeric AS value
  ) AS at
  LEFT JOIN LATERAL (
    SELECT pg_catalog.format_type(a.atttypid, NULL) AS type, pg_catalog.format('%I.%I.%I', tn.nspname, t.relname, a.attname) AS column_name,
      CASE a.atttypid WHEN 'pg_catalog.int2'::pg_catalog.regtype THEN 32767 ELSE 2147483647 END::pg_catalog.int8 AS highest
    FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_attrdef f ON f.oid = d.objid
    JOIN pg_catalog.pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
    JOIN pg_catalog.pg_class t ON t.oid = a.attrelid AND NOT t.relispartition
    JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
    WHERE d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = c.oid
      AND a.atttypid IN ('pg_catalog.int2'::pg_catalog.regtype, 'pg_catalog.int4'::pg_catalog.regtype)
      -- nextval(…) alone: in an expression its values may become others.
      AND pg_catalog.pg_get_expr(f.adbin, f.adrelid) ~ '^nextval\(''([^'']|'''')*''::regclass\)$'
    ORDER BY 3, 2
    LIMIT 1
  ) AS takes ON true
  WHERE NOT q.seqcycle AND n.nspname = ?
) AS ranged
WHERE ranged.remaining <= ?
ORDER BY 1
