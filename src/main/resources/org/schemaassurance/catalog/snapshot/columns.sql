-- columns: in the order of the table. Those of views only where they have a default of their own, of materialized views where they are
-- stored otherwise than their types are.
-- A partition has the identity of its parent since PostgreSQL 17 and none before, so it is left to the parent.
SELECT r.schema_name AS schema, r.relname AS parent, a.attname AS name,
  pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
  CASE WHEN a.attnotnull THEN COALESCE(special.words, 'yes') END AS "not null",
  CASE WHEN a.attgenerated = '' THEN expression.text END AS "default",
  CASE WHEN a.attgenerated = 's' THEN expression.text END AS "generated stored",
  CASE WHEN a.attgenerated = 'v' THEN expression.text END AS "generated virtual",
  CASE WHEN NOT r.relispartition THEN CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END END AS identity,
  CASE WHEN NOT r.relispartition AND a.attidentity <> '' THEN
    (SELECT NULLIF(pg_catalog.concat_ws(E'\n',
       CASE WHEN s.relname <> pg_catalog.concat(r.relname, '_', a.attname, '_seq')
           AND pg_catalog.octet_length(pg_catalog.concat(r.relname, '_', a.attname, '_seq')) < 64 THEN 'name ' || s.oid::pg_catalog.regclass END,
       CASE WHEN q.seqtypid <> a.atttypid THEN 'type ' || pg_catalog.format_type(q.seqtypid, NULL) END,
       CASE WHEN q.seqstart <> CASE WHEN q.seqincrement > 0 THEN q.seqmin ELSE q.seqmax END THEN 'start ' || q.seqstart END,
       CASE WHEN q.seqincrement <> 1 THEN 'increment ' || q.seqincrement END,
       CASE WHEN q.seqmin <> CASE WHEN q.seqincrement > 0 THEN 1 ELSE
         CASE q.seqtypid WHEN 21 THEN -32768 WHEN 23 THEN -2147483648 ELSE -9223372036854775808 END END THEN 'minimum ' || q.seqmin END,
       CASE WHEN q.seqmax <> CASE WHEN q.seqincrement < 0 THEN -1 ELSE
         CASE q.seqtypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647 ELSE 9223372036854775807 END END THEN 'maximum ' || q.seqmax END,
       CASE WHEN q.seqcache <> 1 THEN 'cache ' || q.seqcache END,
       CASE WHEN q.seqcycle THEN 'cycle' END,
       CASE WHEN s.relpersistence = 'u' AND r.relpersistence <> 'u' THEN 'unlogged' END), '')
     FROM pg_catalog.pg_depend p
     JOIN pg_catalog.pg_sequence q ON q.seqrelid = p.objid
     JOIN pg_catalog.pg_class s ON s.oid = p.objid
     WHERE p.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND p.refobjid = a.attrelid AND p.refobjsubid = a.attnum
       AND p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND p.deptype = 'i') END AS "identity sequence",
  CASE WHEN a.attcollation <> t.typcollation THEN
    (SELECT pg_catalog.format('%I.%I', cn.nspname, c.collname)
     FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.collnamespace
     WHERE c.oid = a.attcollation) END AS collation,
  CASE WHEN a.attstorage <> t.typstorage THEN
    CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended' END END AS storage,
  CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
  CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::pg_catalog.text END AS "statistics target",
  CASE WHEN a.attoptions IS NOT NULL OR a.attfdwoptions IS NOT NULL THEN
    (SELECT pg_catalog.string_agg(o.option, E'\n' ORDER BY o.option)
     FROM pg_catalog.unnest(a.attoptions || a.attfdwoptions) AS o (option)) END AS options,
  CASE WHEN d.oid IS NULL OR expression.text IS NOT NULL THEN '' END AS "!"
FROM relation r
JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
-- One at a time: joined to the tables, of which the planner guesses that there is one, every type would be looked at for every table.
CROSS JOIN LATERAL (SELECT t.typcollation, t.typstorage FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid OFFSET 0) t
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef
-- Once a row, however often it is used.
CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS text OFFSET 0) AS expression
LEFT JOIN (
  -- NOT VALID and NO INHERIT are possible since PostgreSQL 18, which keeps NOT NULL as a constraint.
  SELECT c.conrelid, c.conkey[1] AS column_number,
    pg_catalog.concat('yes', CASE WHEN c.connoinherit THEN ', but not inherited' END, CASE WHEN NOT c.convalidated THEN ', but not validated' END) AS words
  FROM pg_catalog.pg_constraint c
  WHERE c.contype = 'n' AND (c.connoinherit OR NOT c.convalidated)
) special ON special.conrelid = a.attrelid AND special.column_number = a.attnum
WHERE r.relkind IN ('r', 'p', 'f') OR (r.relkind = 'v' AND d.oid IS NOT NULL)
  OR (r.relkind = 'm' AND (a.attstorage <> t.typstorage OR a.attcompression <> '' OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL))
ORDER BY r.oid, a.attnum
