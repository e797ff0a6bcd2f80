-- tables: ordinary, partitioned, partitions.
SELECT r.schema_name AS schema, r.relname AS name,
  CASE WHEN r.relpersistence = 'u' THEN 'yes' END AS unlogged,
  CASE WHEN r.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(r.oid) END AS "partition by",
  CASE WHEN r.relispartition THEN i.parents END AS "partition of",
  pg_catalog.pg_get_expr(r.relpartbound, r.oid) AS bound,
  CASE WHEN i.detaching THEN 'a detach is not finished' END AS state,
  CASE WHEN NOT r.relispartition THEN i.parents END AS inherits,
  CASE WHEN r.reloftype <> 0 THEN pg_catalog.format_type(r.reloftype, NULL) END AS "of type",
  CASE WHEN r.relrowsecurity THEN 'enabled' END AS "row security",
  CASE WHEN r.relforcerowsecurity THEN 'yes' END AS "row security for the owner",
  CASE r.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN pg_catalog.concat('index ',
    (SELECT pg_catalog.quote_ident(x.relname) FROM pg_catalog.pg_index ix JOIN pg_catalog.pg_class x ON x.oid = ix.indexrelid
     WHERE ix.indrelid = r.oid AND ix.indisreplident)) END AS "replica identity",
  CASE WHEN am.amname <> 'heap' THEN am.amname END AS "access method",
  (SELECT pg_catalog.string_agg(o.option, E'\n' ORDER BY o.option)
   FROM (SELECT pg_catalog.unnest(r.reloptions) AS option
         UNION ALL
         SELECT 'toast.' || pg_catalog.unnest(t.reloptions) FROM pg_catalog.pg_class t WHERE t.oid = r.reltoastrelid) o) AS options,
  CASE WHEN (r.relpartbound IS NULL OR pg_catalog.pg_get_expr(r.relpartbound, r.oid) IS NOT NULL)
    AND (r.relkind <> 'p' OR pg_catalog.pg_get_partkeydef(r.oid) IS NOT NULL) THEN '' END AS "!"
FROM relation r
LEFT JOIN pg_catalog.pg_am am ON am.oid = r.relam
LEFT JOIN (
  SELECT h.inhrelid, pg_catalog.bool_or(h.inhdetachpending) AS detaching,
    pg_catalog.string_agg(pg_catalog.format('%I.%I', pn.nspname, p.relname), E'\n' ORDER BY h.inhseqno) AS parents
  FROM pg_catalog.pg_inherits h
  JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
  JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
  WHERE p.relkind IN ('r', 'p', 'f')
  GROUP BY h.inhrelid
) i ON i.inhrelid = r.oid
WHERE r.relkind IN ('r', 'p')
ORDER BY 1, 2
