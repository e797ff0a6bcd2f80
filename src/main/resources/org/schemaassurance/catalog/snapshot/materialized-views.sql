-- materialized-views
SELECT r.schema_name AS schema, r.relname AS name,
  (SELECT pg_catalog.string_agg(o.option, E'\n' ORDER BY o.option)
   FROM (SELECT pg_catalog.unnest(r.reloptions) AS option
         UNION ALL
         SELECT 'toast.' || pg_catalog.unnest(t.reloptions) FROM pg_catalog.pg_class t WHERE t.oid = r.reltoastrelid) o) AS options,
  CASE WHEN am.amname <> 'heap' THEN am.amname END AS "access method",
  (SELECT pg_catalog.string_agg(
      pg_catalog.concat_ws(' ', pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attcollation <> t.typcollation THEN
          (SELECT pg_catalog.format('COLLATE %I.%I', cn.nspname, c.collname)
           FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.collnamespace
           WHERE c.oid = a.attcollation) END),
      E'\n' ORDER BY a.attnum)
   FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
   WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
  pg_catalog.pg_get_viewdef(r.oid) AS "definition!",
  CASE WHEN NOT r.relispopulated THEN 'not populated' END AS state
FROM relation r
JOIN pg_catalog.pg_am am ON am.oid = r.relam
WHERE r.relkind = 'm'
ORDER BY 1, 2
