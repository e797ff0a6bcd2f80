-- foreign-tables
SELECT r.schema_name AS schema, r.relname AS name,
  pg_catalog.quote_ident(s.srvname) AS server,
  (SELECT pg_catalog.string_agg(o.option, E'\n' ORDER BY o.option) FROM pg_catalog.unnest(f.ftoptions) AS o (option)) AS options,
  CASE WHEN r.relispartition THEN pg_catalog.pg_get_expr(r.relpartbound, r.oid) END AS bound,
  (SELECT pg_catalog.string_agg(pg_catalog.format('%I.%I', pn.nspname, p.relname), E'\n' ORDER BY h.inhseqno)
   FROM pg_catalog.pg_inherits h
   JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
   JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
   WHERE h.inhrelid = r.oid) AS inherits,
  CASE WHEN r.relpartbound IS NULL OR pg_catalog.pg_get_expr(r.relpartbound, r.oid) IS NOT NULL THEN '' END AS "!"
FROM relation r
JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = r.oid
JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
ORDER BY 1, 2
