-- name: written-relations
-- What else happens where rows of some relations are written: triggers that fire, functions of defaults, constraints, indexes, policies and
-- rules, sequences that advance, further relations that are written (partitions, what a view or a rule leads to, foreign keys that cascade).
-- Parameters: schemas text[] and names text[] of relations, and oids of others.
WITH asked AS (
  SELECT c.oid
  FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) AS named (schema_name, name)
  JOIN pg_catalog.pg_namespace AS n ON n.nspname = named.schema_name::pg_catalog.name
  JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = named.name::pg_catalog.name
  UNION
  SELECT pg_catalog.unnest(?::pg_catalog.oid[])
)
SELECT
  c.oid::pg_catalog.int8 AS oid,
  n.nspname::pg_catalog.text AS schema_name,
  c.relname::pg_catalog.text AS name,
  c.relkind::pg_catalog.text AS kind,
  edge.kind AS edge,
  edge.oid::pg_catalog.int8 AS edge_oid,
  edge.name AS edge_name
FROM asked
JOIN pg_catalog.pg_class AS c ON c.oid = asked.oid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN LATERAL (
  SELECT 'trigger' AS kind, t.tgfoid AS oid, t.tgname::pg_catalog.text AS name
  FROM pg_catalog.pg_trigger AS t
  WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled <> 'D'
  UNION ALL
  SELECT
    CASE WHEN d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass THEN 'function' WHEN used.relkind = 'S' THEN 'sequence' ELSE 'relation' END,
    d.refobjid,
    CASE WHEN used.relkind = 'S' THEN pg_catalog.format('%I.%I', used_in.nspname, used.relname) END
  FROM (
    SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass, a.oid FROM pg_catalog.pg_attrdef AS a WHERE a.adrelid = c.oid
    UNION ALL
    SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid FROM pg_catalog.pg_constraint AS k WHERE k.conrelid = c.oid
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, i.indexrelid FROM pg_catalog.pg_index AS i WHERE i.indrelid = c.oid
    UNION ALL
    SELECT 'pg_catalog.pg_trigger'::pg_catalog.regclass, t.oid
    FROM pg_catalog.pg_trigger AS t
    WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled <> 'D'
    UNION ALL
    SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass, w.oid FROM pg_catalog.pg_rewrite AS w WHERE w.ev_class = c.oid AND w.ev_enabled <> 'D'
    UNION ALL
    SELECT 'pg_catalog.pg_policy'::pg_catalog.regclass, p.oid FROM pg_catalog.pg_policy AS p WHERE p.polrelid = c.oid
  ) AS part (classid, oid)
  JOIN pg_catalog.pg_depend AS d ON d.classid = part.classid AND d.objid = part.oid
  LEFT JOIN pg_catalog.pg_class AS used ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND used.oid = d.refobjid
  LEFT JOIN pg_catalog.pg_namespace AS used_in ON used_in.oid = used.relnamespace
  WHERE d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
    OR used.relkind = 'S'
    OR part.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND used.oid <> c.oid AND used.relkind IN ('r', 'p', 'v', 'f')
  UNION ALL
  -- Of a column that is an identity.
  SELECT 'sequence', s.oid, pg_catalog.format('%I.%I', sn.nspname, s.relname)
  FROM pg_catalog.pg_depend AS d
  JOIN pg_catalog.pg_class AS s ON s.oid = d.objid AND s.relkind = 'S'
  JOIN pg_catalog.pg_namespace AS sn ON sn.oid = s.relnamespace
  WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = c.oid AND d.deptype = 'i'
  UNION ALL
  SELECT 'relation', i.inhrelid, NULL FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid
  UNION ALL
  SELECT 'relation', k.conrelid, NULL
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype = 'f' AND k.confrelid = c.oid AND (k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd'))
) AS edge ON true
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
