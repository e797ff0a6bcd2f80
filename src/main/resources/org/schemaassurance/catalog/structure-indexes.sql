-- structure-indexes: SchemaCrawler's INDEXES. ${relations}: OIDs. What pg_get_indexdef does not tell is in PG_*, the keys too, so that
-- one row an index is enough. Nothing that is not used: SchemaCrawler sorts the names of all columns here each time that it looks for one.
-- indnullsnotdistinct came with PostgreSQL 15; through jsonb one text serves all versions.
SELECT n.nspname AS "TABLE_SCHEM", c.relname AS "TABLE_NAME", NOT i.indisunique AS "NON_UNIQUE", ic.relname AS "INDEX_NAME",
  1 AS "ORDINAL_POSITION",
  COALESCE((SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[0]),
       pg_catalog.pg_get_indexdef(i.indexrelid, 1, false)) AS "COLUMN_NAME",
  i.indisprimary AS "PG_PRIMARY", i.indisvalid AS "PG_VALID", i.indisready AS "PG_READY", i.indislive AS "PG_LIVE",
  i.indimmediate AS "PG_IMMEDIATE", i.indisexclusion AS "PG_EXCLUSION",
  COALESCE((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::pg_catalog.bool, false) AS "PG_NULLS_NOT_DISTINCT",
  am.amname AS "PG_METHOD", pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS "PG_PREDICATE",
  (SELECT pg_catalog.jsonb_agg(COALESCE((SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[s.position - 1]),
       pg_catalog.pg_get_indexdef(i.indexrelid, s.position, false)) ORDER BY s.position)::pg_catalog.text
     FROM pg_catalog.generate_series(1, i.indnkeyatts::pg_catalog.int4) AS s (position)) AS "PG_KEYS",
  (SELECT pg_catalog.jsonb_agg(COALESCE((SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[s.position - 1]),
       pg_catalog.pg_get_indexdef(i.indexrelid, s.position, false)) ORDER BY s.position)::pg_catalog.text
     FROM pg_catalog.generate_series(i.indnkeyatts + 1, i.indnatts::pg_catalog.int4) AS s (position)) AS "PG_INCLUDED",
  options.of_keys AS "PG_KEY_OPTIONS",
  con.conname AS "PG_CONSTRAINT", con.condeferrable AS "PG_DEFERRABLE", con.condeferred AS "PG_DEFERRED"
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = ic.relam
LEFT JOIN pg_catalog.pg_constraint con ON con.conrelid = i.indrelid AND con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x')
-- Four texts a key column: order, operator class, whether that is the default one, and what makes other values equal than the column does.
-- indoption: 1 is DESC, 2 is NULLS FIRST (INDOPTION_DESC, INDOPTION_NULLS_FIRST in pg_index.h).
CROSS JOIN LATERAL (
  SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(
      CASE i.indoption[s.position - 1] WHEN 1 THEN 'desc nulls last' WHEN 2 THEN 'asc nulls first' WHEN 3 THEN 'desc' ELSE 'asc' END,
      CASE WHEN ocn.nspname = 'pg_catalog' THEN '' ELSE pg_catalog.quote_ident(ocn.nspname) || '.' END || pg_catalog.quote_ident(oc.opcname),
      CASE WHEN oc.opcdefault THEN 'default' ELSE '' END,
      CASE
        WHEN NOT oc.opcdefault AND ocn.nspname <> 'pg_catalog' THEN 'the operator class ' || pg_catalog.quote_ident(oc.opcname)
        WHEN co.oid <> own.oid AND NOT (co.collisdeterministic AND own.collisdeterministic)
          THEN 'the collation ' || pg_catalog.quote_ident(co.collname) || ', not that of the column,'
        ELSE '' END)
    ORDER BY s.position)::pg_catalog.text AS of_keys
  FROM pg_catalog.generate_series(1, i.indnkeyatts::pg_catalog.int4) AS s (position)
  JOIN pg_catalog.pg_opclass oc ON oc.oid = i.indclass[s.position - 1]
  JOIN pg_catalog.pg_namespace ocn ON ocn.oid = oc.opcnamespace
  LEFT JOIN pg_catalog.pg_collation co ON co.oid = i.indcollation[s.position - 1]
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[s.position - 1]
  LEFT JOIN pg_catalog.pg_collation own ON own.oid = a.attcollation) AS options
WHERE c.oid IN (${relations})
ORDER BY n.nspname, c.relname, ic.relname
