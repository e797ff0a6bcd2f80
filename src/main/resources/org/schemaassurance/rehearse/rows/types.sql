-- types: all that a column may have, with what they are made of. Row types are those of CREATE TYPE alone.
SELECT t.oid, pg_catalog.format_type(t.oid, -1) AS name, t.typname AS short_name,
  CASE WHEN m.rngtypid IS NOT NULL THEN 'm' WHEN e.typarray = t.oid THEN 'a' ELSE t.typtype END AS kind,
  t.typcategory AS category,
  COALESCE(r.rngsubtype, m.rngtypid, NULLIF(t.typbasetype, 0), NULLIF(t.typelem, 0))::pg_catalog.int8 AS part,
  t.typtypmod AS part_modifier,
  t.typnotnull AS not_null,
  ARRAY(SELECT e.enumlabel::pg_catalog.text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels,
  ARRAY(SELECT pg_catalog.pg_get_expr(k.conbin, 0) FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.conname) AS conditions,
  ARRAY(SELECT a.atttypid::pg_catalog.text || ' ' || a.atttypmod FROM pg_catalog.pg_attribute a
    WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS attributes
FROM pg_catalog.pg_type t
LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
LEFT JOIN pg_catalog.pg_range m ON m.rngmultitypid = t.oid
LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem
LEFT JOIN pg_catalog.pg_class ec ON ec.oid = e.typrelid
WHERE t.typtype <> 'p' AND COALESCE(c.relkind, 'c') = 'c' AND COALESCE(ec.relkind, 'c') = 'c'
