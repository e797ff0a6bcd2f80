-- structure-columns: one row a column of some tables, for structure-tables. ${relations}: OIDs. "type" is what format_type prints under an
-- empty search_path. "nullable" and "default" are those of the domain where the column has none of its own. A NOT NULL that is NOT VALID
-- (PostgreSQL 18) sets attnotnull all the same; rows from before may be NULL.
SELECT a.attrelid AS relation, a.attnum AS position, n.nspname AS schema_name, c.relname AS table_name, a.attname AS name,
  pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
  CASE
    WHEN a.attnotnull AND NOT COALESCE(a.attnum = ANY (unproven.columns), false) THEN false
    WHEN t.typtype = 'd' AND EXISTS (
      WITH RECURSIVE domain AS (
        SELECT t.typtype, t.typnotnull, t.typbasetype
        UNION ALL
        SELECT base.typtype, base.typnotnull, base.typbasetype FROM domain JOIN pg_catalog.pg_type base ON base.oid = domain.typbasetype)
      SELECT FROM domain WHERE typtype = 'd' AND typnotnull) THEN false
    ELSE true END AS nullable,
  COALESCE(pg_catalog.pg_get_expr(d.adbin, d.adrelid), pg_catalog.pg_get_expr(t.typdefaultbin, 0)) AS "default",
  CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by_default' END AS identity,
  CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END AS generated,
  CASE WHEN cn.nspname = 'pg_catalog' THEN '' ELSE pg_catalog.quote_ident(cn.nspname) || '.' END || pg_catalog.quote_ident(co.collname)
    AS collation,
  co.collisdeterministic AS deterministic, domain.type AS domain_type, domain.checks AS domain_checks,
  -- The outermost call of the default's tree, below that of a precision (1967): timestamptz(timestamp) or (date), which pg_get_expr does not print.
  -- But of LOCALTIMESTAMP, and what a cast has taken the zone from: the same zone gives it back.
  CASE WHEN a.atttypid = 'pg_catalog.timestamptz'::pg_catalog.regtype THEN
    d.adbin::pg_catalog.text ~ '^\{FUNCEXPR :funcid (1967 [^{]*\(\{FUNCEXPR :funcid )?(2028|1174) [^{]*\(\{(?!SQLVALUEFUNCTION :op [78] |FUNCEXPR :funcid 2027 )' END AS zoned_by_session
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
-- Once a table.
CROSS JOIN LATERAL (
  SELECT pg_catalog.array_agg(con.conkey[1]) AS columns
  FROM pg_catalog.pg_constraint con
  WHERE con.conrelid = c.oid AND con.contype = 'n' AND NOT con.convalidated) AS unproven
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.atthasdef
LEFT JOIN pg_catalog.pg_collation co
  ON co.oid = a.attcollation AND (a.attcollation <> t.typcollation OR NOT co.collisdeterministic)
LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
LEFT JOIN LATERAL (
  WITH RECURSIVE over AS (
    SELECT t.oid, t.typtype, t.typbasetype, t.typtypmod
    UNION ALL
    SELECT base.oid, base.typtype, base.typbasetype, base.typtypmod
    FROM over JOIN pg_catalog.pg_type base ON base.oid = over.typbasetype)
  SELECT
    (SELECT pg_catalog.format_type(over.typbasetype, over.typtypmod) FROM over
     JOIN pg_catalog.pg_type base ON base.oid = over.typbasetype AND base.typtype <> 'd') AS type,
    (SELECT pg_catalog.json_agg(pg_catalog.pg_get_constraintdef(con.oid) ORDER BY con.conname)
     FROM over JOIN pg_catalog.pg_constraint con ON con.contypid = over.oid AND con.contype = 'c') AS checks
  -- Here and not behind ON, or all of it would be computed for each column.
  WHERE t.typtype = 'd'
) AS domain ON true
WHERE c.oid IN (${relations})
