-- publications: row filters, column lists and schemas are there since PostgreSQL 15, generated columns since 18.
SELECT p.pubname AS name,
  pg_catalog.concat_ws(E'\n', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
    CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END) AS operations,
  CASE WHEN p.puballtables THEN 'yes' END AS "all tables",
  CASE WHEN p.pubviaroot THEN 'yes' END AS "via the root",
  CASE newer.pubgencols WHEN 's' THEN 'stored' END AS "generated columns",
  (SELECT pg_catalog.string_agg(
      pg_catalog.concat(pg_catalog.format('%I.%I', n.nspname, c.relname),
        (SELECT ' (' || pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')'
         FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (detail.prattrs::pg_catalog.int2[])),
        ' WHERE ' || pg_catalog.pg_get_expr(detail.prqual, c.oid)),
      E'\n' ORDER BY n.nspname, c.relname)
   FROM pg_catalog.pg_publication_rel r
   JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
   JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   CROSS JOIN (SELECT NULL::pg_catalog.int2vector AS prattrs, NULL::pg_catalog.pg_node_tree AS prqual) older
   CROSS JOIN LATERAL (SELECT prattrs, prqual FROM pg_catalog.pg_publication_rel itself WHERE itself.oid = r.oid) detail
   WHERE r.prpubid = p.oid) AS tables
FROM pg_catalog.pg_publication p
CROSS JOIN (SELECT NULL::pg_catalog."char" AS pubgencols) older
CROSS JOIN LATERAL (SELECT pubgencols FROM pg_catalog.pg_publication itself WHERE itself.oid = p.oid) newer
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_publication'::pg_catalog.regclass AND m.objid = p.oid)
ORDER BY 1
