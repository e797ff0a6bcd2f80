-- materialized-views
SELECT r.schema_name AS schema, r.relname AS name,
  (SELECT pg_catalog.string_agg(o.option, E'\n' ORDER BY o.option) FROM pg_catalog.unnest(r.reloptions) AS o (option)) AS options,
  CASE WHEN am.amname <> 'heap' THEN am.amname END AS "access method",
  pg_catalog.pg_get_viewdef(r.oid) AS "definition!"
FROM relation r
JOIN pg_catalog.pg_am am ON am.oid = r.relam
WHERE r.relkind = 'm'
ORDER BY 1, 2
