-- views
SELECT r.schema_name AS schema, r.relname AS name,
  (SELECT pg_catalog.string_agg(o.option, E'\n' ORDER BY o.option) FROM pg_catalog.unnest(r.reloptions) AS o (option)) AS options,
  pg_catalog.pg_get_viewdef(r.oid) AS "definition!"
FROM relation r
WHERE r.relkind = 'v'
ORDER BY 1, 2
