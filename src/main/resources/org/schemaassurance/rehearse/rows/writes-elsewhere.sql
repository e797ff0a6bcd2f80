-- writes-elsewhere: whether a row that comes into one of some tables may have others change: by a trigger, a default or a condition that calls a
-- function which may write, or by a rule. Functions in C are extensions', and those that are not volatile may not write.
WITH RECURSIVE filled AS (
  SELECT t.name::pg_catalog.regclass::pg_catalog.oid AS oid FROM pg_catalog.unnest(CAST(? AS text[])) AS t (name)
  UNION
  SELECT i.inhrelid FROM filled JOIN pg_catalog.pg_inherits i ON i.inhparent = filled.oid
), calling AS (
  SELECT 'pg_catalog.pg_trigger'::pg_catalog.regclass AS classid, t.oid FROM pg_catalog.pg_trigger t JOIN filled ON filled.oid = t.tgrelid
  UNION ALL
  SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass, d.oid FROM pg_catalog.pg_attrdef d JOIN filled ON filled.oid = d.adrelid
  UNION ALL
  SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass, c.oid FROM pg_catalog.pg_constraint c
  WHERE c.conrelid = 0 OR c.conrelid IN (SELECT filled.oid FROM filled)
)
SELECT EXISTS (SELECT FROM calling
    JOIN pg_catalog.pg_depend d ON d.classid = calling.classid AND d.objid = calling.oid AND d.refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
    JOIN pg_catalog.pg_proc p ON p.oid = d.refobjid AND p.provolatile = 'v'
    JOIN pg_catalog.pg_language l ON l.oid = p.prolang AND l.lanname NOT IN ('c', 'internal'))
  OR EXISTS (SELECT FROM pg_catalog.pg_rewrite r JOIN filled ON filled.oid = r.ev_class WHERE r.ev_type <> '1') AS writes
