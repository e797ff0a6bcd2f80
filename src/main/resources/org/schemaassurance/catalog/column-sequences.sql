-- column-sequences: those that columns of the tables asked for take their default from, identities among them. Parameter: table OIDs oid[].
-- "last_possible" is the last value that the sequence may give and the column's type can hold. Whoever may neither use nor read a sequence is
-- refused by pg_sequence_last_value, and so is everybody of another session's temporary one. Sequences are joined on either side of the UNION:
-- most of what defaults depend on is none.
SELECT n.nspname AS schema_name, c.relname AS table_name, a.attname AS column_name, sn.nspname AS sequence_schema, s.relname AS sequence_name,
  CASE WHEN allowed.readable THEN pg_catalog.pg_sequence_last_value(s.oid) END AS last_value, allowed.readable,
  q.seqstart, q.seqincrement, q.seqcycle,
  CASE
    WHEN q.seqincrement < 0 THEN GREATEST(q.seqmin, -held.most - 1)
    ELSE LEAST(q.seqmax, held.most) END AS last_possible
FROM (SELECT ?::pg_catalog.oid[] AS relations) AS wanted
CROSS JOIN LATERAL (
  SELECT ad.adrelid AS relation, ad.adnum AS attnum, d.refobjid AS sequence
  FROM pg_catalog.pg_attrdef ad
  JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = ad.oid
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  JOIN pg_catalog.pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
  WHERE ad.adrelid = ANY (wanted.relations)
  UNION
  SELECT d.refobjid, d.refobjsubid::pg_catalog.int2, d.objid
  FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = d.classid AND d.deptype = 'i'
    AND d.refobjsubid > 0 AND d.refobjid = ANY (wanted.relations)) AS used
JOIN pg_catalog.pg_class s ON s.oid = used.sequence AND s.relkind = 'S'
JOIN pg_catalog.pg_namespace sn ON sn.oid = s.relnamespace
JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
JOIN pg_catalog.pg_class c ON c.oid = used.relation
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = used.attnum
CROSS JOIN LATERAL (SELECT CASE pg_catalog.format_type(a.atttypid, NULL)
  WHEN 'smallint' THEN 32767 WHEN 'integer' THEN 2147483647 ELSE 9223372036854775807 END AS most) AS held
CROSS JOIN LATERAL (SELECT pg_catalog.has_sequence_privilege(s.oid, 'USAGE, SELECT')
  AND NOT pg_catalog.pg_is_other_temp_schema(s.relnamespace) AS readable) AS allowed
ORDER BY n.nspname, c.relname, a.attnum, sn.nspname, s.relname
