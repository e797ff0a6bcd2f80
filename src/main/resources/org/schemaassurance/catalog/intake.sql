-- intake: what decides whether a table takes a row, beside what stands in its columns, CHECKs and indexes: one fact a row, its kind in "kind".
-- Parameter: the table's OID, oid[] of one. Of a sequence only who may use or read it learns where it stands.
WITH RECURSIVE asked AS (
  SELECT c.* FROM pg_catalog.pg_class c WHERE c.oid = ANY (?::pg_catalog.oid[])
),
tree (oid, parent, hashed) AS (
  SELECT asked.oid, NULL::pg_catalog.oid, false FROM asked WHERE asked.relkind = 'p'
  UNION ALL
  -- What stands below a table that is partitioned by hash is not followed: no text can say which rows go there.
  SELECT i.inhrelid, i.inhparent, COALESCE(pt.partstrat = 'h', false)
  FROM tree
  JOIN pg_catalog.pg_inherits i ON i.inhparent = tree.oid
  JOIN pg_catalog.pg_partitioned_table pt ON pt.partrelid = tree.oid
  WHERE NOT tree.hashed
)
SELECT 'always identity' AS kind, a.attname::pg_catalog.text AS name, '{}'::pg_catalog.text[] AS details
FROM asked
JOIN pg_catalog.pg_attribute a ON a.attrelid = asked.oid AND a.attnum > 0 AND a.attidentity = 'a'
UNION ALL
SELECT 'sequence', a.attname::pg_catalog.text, ARRAY[
  pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(s.relname),
  CASE
    -- A serial is not: few of them end.
    WHEN NOT state.readable AND NOT q.seqcycle
      AND (LEAST(q.seqmax, CASE WHEN a.atttypid = 'pg_catalog.int2'::pg_catalog.regtype THEN 32767 END)::pg_catalog.numeric - q.seqmin)
        / pg_catalog.abs(q.seqincrement) < 1073741824 THEN 'unreadable and short'
    WHEN NOT state.readable THEN 'unreadable'
    WHEN state.last IS NULL THEN 'unused'
    WHEN next.value BETWEEN q.seqmin AND q.seqmax THEN 'goes on'
    WHEN q.seqcycle THEN 'goes on'
    ELSE 'used up' END,
  CASE
    WHEN state.last IS NULL THEN q.seqstart::pg_catalog.text
    WHEN next.value BETWEEN q.seqmin AND q.seqmax THEN next.value::pg_catalog.text
    WHEN q.seqincrement > 0 THEN q.seqmin::pg_catalog.text
    ELSE q.seqmax::pg_catalog.text END,
  CASE WHEN q.seqcycle THEN 'ROUND' WHEN q.seqincrement > 0 THEN 'UP' ELSE 'DOWN' END]
FROM asked
CROSS JOIN LATERAL (
  SELECT ad.adnum::pg_catalog.int4 AS attnum, d.refobjid AS sequence
  FROM pg_catalog.pg_attrdef ad
  JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = ad.oid
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  WHERE ad.adrelid = asked.oid
  UNION
  SELECT d.refobjsubid, d.objid
  FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = d.classid AND d.deptype = 'i'
    AND d.refobjsubid > 0 AND d.refobjid = asked.oid) AS used
JOIN pg_catalog.pg_class s ON s.oid = used.sequence AND s.relkind = 'S'
JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
JOIN pg_catalog.pg_attribute a ON a.attrelid = asked.oid AND a.attnum = used.attnum
CROSS JOIN LATERAL (
  SELECT allowed.readable, CASE WHEN allowed.readable THEN pg_catalog.pg_sequence_last_value(s.oid) END AS last
  -- CASE: the planner may come to this before the JOIN, and of a table it is an error.
  FROM (SELECT CASE WHEN s.relkind = 'S' AND s.relpersistence = 'p' THEN pg_catalog.has_sequence_privilege(s.oid, 'USAGE, SELECT') ELSE false END
    AS readable) AS allowed) AS state
CROSS JOIN LATERAL (SELECT state.last::pg_catalog.numeric + q.seqincrement AS value) AS next
UNION ALL
-- By what the keys are compared: the equality of the operator class, or what an exclusion constraint says.
SELECT 'key', ic.relname::pg_catalog.text, ARRAY(
  SELECT 'OPERATOR(' || pg_catalog.quote_ident(onsp.nspname) || '.' || o.oprname || ')'
  FROM pg_catalog.generate_series(1, i.indnkeyatts::pg_catalog.int4) AS key (position)
  LEFT JOIN pg_catalog.pg_constraint con ON con.conindid = i.indexrelid AND con.conrelid = i.indrelid AND con.conexclop IS NOT NULL
  LEFT JOIN pg_catalog.pg_opclass oc ON oc.oid = i.indclass[key.position - 1]
  LEFT JOIN pg_catalog.pg_amop op ON op.amopfamily = oc.opcfamily AND op.amoplefttype = oc.opcintype AND op.amoprighttype = oc.opcintype
    AND op.amopstrategy = 3 AND op.amoppurpose = 's'
  JOIN pg_catalog.pg_operator o ON o.oid = COALESCE(con.conexclop[key.position], op.amopopr)
  JOIN pg_catalog.pg_namespace onsp ON onsp.oid = o.oprnamespace
  ORDER BY key.position)
FROM asked
JOIN pg_catalog.pg_index i ON i.indrelid = asked.oid AND (i.indisunique OR i.indisexclusion) AND i.indisready
JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
UNION ALL
SELECT 'foreign key', con.conname::pg_catalog.text, ARRAY[CASE con.confmatchtype WHEN 'f' THEN 'full' ELSE 'simple' END] || ARRAY(
  SELECT 'OPERATOR(' || pg_catalog.quote_ident(onsp.nspname) || '.' || o.oprname || ')'
  FROM pg_catalog.unnest(con.conpfeqop) WITH ORDINALITY AS key (operator, position)
  JOIN pg_catalog.pg_operator o ON o.oid = key.operator
  JOIN pg_catalog.pg_namespace onsp ON onsp.oid = o.oprnamespace
  ORDER BY key.position)
FROM asked
JOIN pg_catalog.pg_constraint con ON con.conrelid = asked.oid AND con.contype = 'f'
UNION ALL
-- Where rows may go: to a leaf, or to a table that is partitioned by hash, which takes all where its remainders are complete.
SELECT 'partition', tree.oid::pg_catalog.regclass::pg_catalog.text,
  ARRAY[COALESCE(pg_catalog.pg_get_partition_constraintdef(tree.oid), 'true')]
FROM tree
LEFT JOIN pg_catalog.pg_partitioned_table pt ON pt.partrelid = tree.oid
WHERE NOT tree.hashed AND COALESCE(pt.partstrat = 'h', true)
UNION ALL
SELECT 'incomplete hash', pt.partrelid::pg_catalog.regclass::pg_catalog.text, '{}'
FROM tree
JOIN pg_catalog.pg_partitioned_table pt ON pt.partrelid = tree.oid AND pt.partstrat = 'h'
LEFT JOIN pg_catalog.pg_inherits i ON i.inhparent = pt.partrelid
LEFT JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
CROSS JOIN LATERAL (
  SELECT pg_catalog.substring(pg_catalog.pg_get_expr(c.relpartbound, c.oid), 'modulus ([0-9]+)')::pg_catalog.numeric AS modulus) AS bound
GROUP BY pt.partrelid
HAVING COALESCE(pg_catalog.sum(1 / bound.modulus), 0) < 0.999999999
UNION ALL
SELECT 'not insertable', asked.relname::pg_catalog.text, '{}'
FROM asked
WHERE asked.relkind IN ('v', 'm') AND pg_catalog.pg_relation_is_updatable(asked.oid, true) & 8 = 0
