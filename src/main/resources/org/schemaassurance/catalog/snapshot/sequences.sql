-- sequences: without those of identity columns, which are facts of the columns. What is left out is what CREATE SEQUENCE assumes.
SELECT r.schema_name AS schema, r.relname AS name,
  pg_catalog.format_type(q.seqtypid, NULL) AS type,
  CASE WHEN q.seqstart <> CASE WHEN q.seqincrement > 0 THEN q.seqmin ELSE q.seqmax END THEN q.seqstart::pg_catalog.text END AS start,
  CASE WHEN q.seqincrement <> 1 THEN q.seqincrement::pg_catalog.text END AS increment,
  CASE WHEN q.seqmin <> CASE WHEN q.seqincrement > 0 THEN 1 ELSE l.lowest END THEN q.seqmin::pg_catalog.text END AS minimum,
  CASE WHEN q.seqmax <> CASE WHEN q.seqincrement > 0 THEN l.highest ELSE -1 END THEN q.seqmax::pg_catalog.text END AS maximum,
  CASE WHEN q.seqcache <> 1 THEN q.seqcache::pg_catalog.text END AS cache,
  CASE WHEN q.seqcycle THEN 'yes' END AS cycle,
  -- Since PostgreSQL 15 a sequence is as its table is.
  CASE WHEN r.relpersistence = 'u' AND owner.relpersistence IS DISTINCT FROM 'u' THEN 'yes' END AS unlogged,
  owner.column_name AS "owned by"
FROM relation r
-- Each by itself: where nobody has analyzed the catalogs, as in a database that has just been made, the planner guesses that there is one,
-- and looks at all of them for each.
CROSS JOIN LATERAL (SELECT * FROM pg_catalog.pg_sequence q WHERE q.seqrelid = r.oid OFFSET 0) q
LEFT JOIN LATERAL (
  SELECT t.relpersistence, pg_catalog.format('%I.%I.%I', tn.nspname, t.relname, a.attname) AS column_name
  FROM pg_catalog.pg_depend d
  JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
  JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = r.oid AND d.deptype = 'a' AND d.refobjsubid > 0
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  OFFSET 0
) owner ON true
CROSS JOIN LATERAL (
  SELECT CASE q.seqtypid WHEN 21 THEN -32768 WHEN 23 THEN -2147483648 ELSE -9223372036854775808 END AS lowest,
    CASE q.seqtypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647 ELSE 9223372036854775807 END AS highest
) l
WHERE r.relkind = 'S'
  AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = r.oid AND d.deptype = 'i') = 0
ORDER BY 1, 2
