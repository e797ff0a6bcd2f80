-- constraints: each once, at the table that it was declared on; those that partitions and children have from a parent are the parent's.
-- A foreign key is enforced by internal triggers, also on partitions; where one is off, the constraint's state says so.
SELECT r.schema_name AS schema, r.relname AS parent, c.conname AS name,
  CASE WHEN c.contype = 'c' THEN d.text END AS "check",
  CASE WHEN c.contype = 'c' AND c.connoinherit THEN 'no' END AS inherited,
  CASE WHEN c.contype <> 'c' THEN
    -- An expression is asked only where it finds something: it takes as long as printing the definition.
    CASE WHEN d.text LIKE '% NOT VALID' OR d.text LIKE '% NOT ENFORCED'
      THEN pg_catalog.regexp_replace(d.text, '( NOT VALID| NOT ENFORCED)+$', '') ELSE d.text END END AS definition,
  CASE WHEN x.indexrelid IS NOT NULL THEN (SELECT pg_catalog.string_agg(o.option, E'\n' ORDER BY o.option)
   FROM pg_catalog.pg_class xc, pg_catalog.unnest(xc.reloptions) AS o (option)
   WHERE xc.oid = x.indexrelid) END AS "index options",
  NULLIF(pg_catalog.concat_ws(', ',
    CASE WHEN newer.not_enforced THEN 'not enforced' WHEN NOT c.convalidated THEN 'not valid' END,
    CASE WHEN NOT (x.indisvalid AND x.indisready AND x.indislive) THEN 'its index is invalid' END,
    off.triggers), '') AS state,
  CASE WHEN d.text IS NOT NULL THEN '' END AS "!"
FROM pg_catalog.pg_constraint c
JOIN relation r ON r.oid = c.conrelid
CROSS JOIN LATERAL (
  SELECT CASE WHEN c.contype = 'c' THEN pg_catalog.pg_get_expr(c.conbin, c.conrelid) ELSE pg_catalog.pg_get_constraintdef(c.oid) END AS text
  -- Once a row, however often it is used.
  OFFSET 0
) d
LEFT JOIN pg_catalog.pg_index x ON x.indexrelid = c.conindid AND c.contype IN ('p', 'u', 'x')
CROSS JOIN LATERAL (
  SELECT NOT (SELECT same.conenforced FROM (SELECT true AS conenforced) older
    CROSS JOIN LATERAL (SELECT conenforced FROM pg_catalog.pg_constraint itself WHERE itself.oid = c.oid) same) AS not_enforced
) newer
LEFT JOIN (
  SELECT up.root, 'its trigger on ' || pg_catalog.string_agg(DISTINCT
      pg_catalog.format('%I.%I is %s', tn.nspname, tc.relname,
        CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'for replicas only' ELSE 'always on' END), ', ') AS triggers
  FROM pg_catalog.pg_trigger t
  JOIN pg_catalog.pg_class tc ON tc.oid = t.tgrelid
  JOIN pg_catalog.pg_namespace tn ON tn.oid = tc.relnamespace
  CROSS JOIN LATERAL (
    WITH RECURSIVE line AS (
      SELECT k.oid, k.conparentid FROM pg_catalog.pg_constraint k WHERE k.oid = t.tgconstraint
      UNION ALL
      SELECT k.oid, k.conparentid FROM pg_catalog.pg_constraint k JOIN line ON k.oid = line.conparentid
    )
    SELECT line.oid AS root FROM line WHERE line.conparentid = 0
  ) up
  WHERE t.tgisinternal AND t.tgconstraint <> 0 AND t.tgenabled <> 'O'
  GROUP BY up.root
) off ON off.root = c.oid
WHERE c.contype IN ('p', 'u', 'x', 'c', 'f') AND c.conparentid = 0 AND (c.contype <> 'c' OR c.conislocal)
ORDER BY 1, 2, 3
