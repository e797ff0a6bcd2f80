-- indexes: those that belong to no constraint; those of partitions that an index of the parent made are the parent's.
SELECT r.schema_name AS schema, r.relname AS parent, ic.relname AS name,
  CASE WHEN x.indisunique THEN 'yes' END AS "unique",
  CASE WHEN x.indpred IS NOT NULL AND pg_catalog.right(d.text, pg_catalog.length(d.tail)) = d.tail
    THEN pg_catalog.left(d.text, -pg_catalog.length(d.tail)) ELSE d.text END AS "definition!",
  pg_catalog.pg_get_expr(x.indpred, x.indrelid) AS "where",
  (SELECT pg_catalog.string_agg(pg_catalog.concat('column ', a.attnum, ': ', a.attstattarget), E'\n' ORDER BY a.attnum)
   FROM pg_catalog.pg_attribute a
   WHERE a.attrelid = x.indexrelid AND a.attstattarget >= 0) AS "statistics targets",
  CASE WHEN NOT (x.indisvalid AND x.indisready AND x.indislive) THEN 'invalid' END AS state,
  CASE WHEN x.indpred IS NULL OR pg_catalog.pg_get_expr(x.indpred, x.indrelid) IS NOT NULL THEN '' END AS "!"
FROM pg_catalog.pg_index x
JOIN relation r ON r.oid = x.indrelid
JOIN pg_catalog.pg_class ic ON ic.oid = x.indexrelid
CROSS JOIN LATERAL (
  SELECT pg_catalog.substring(pg_catalog.pg_get_indexdef(x.indexrelid), ' USING (.*)$') AS text,
    ' WHERE ' || pg_catalog.pg_get_expr(x.indpred, x.indrelid) AS tail
) d
WHERE NOT ic.relispartition
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.conindid = x.indexrelid AND c.contype IN ('p', 'u', 'x'))
ORDER BY 1, 2, 3
