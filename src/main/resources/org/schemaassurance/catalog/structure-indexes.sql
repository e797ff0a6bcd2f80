-- structure-indexes: one row an index of some tables, for structure-tables. ${relations}: OIDs. What pg_get_indexdef does not tell, and the
-- keys too. indnullsnotdistinct came with PostgreSQL 15: where the table lacks it, its name means that of "older" around the subquery.
SELECT i.indrelid AS relation, n.nspname AS schema_name, c.relname AS table_name, ic.relname AS name,
  part.keys, part.included, i.indisunique AS is_unique, i.indisprimary AS is_primary,
  i.indisvalid AS valid, i.indisready AS ready, i.indislive AS live, c.relhasindex AS looked_for, i.indimmediate AS immediate,
  pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
  newer.indnullsnotdistinct AS nulls_not_distinct,
  am.amname AS method, con.conname AS "constraint", con.condeferrable AS deferrable, con.condeferred AS deferred,
  i.indisexclusion AS exclusion, part.options
FROM pg_catalog.pg_index i
CROSS JOIN (SELECT false AS indnullsnotdistinct) AS older
CROSS JOIN LATERAL (SELECT indnullsnotdistinct FROM (SELECT i.*) AS itself) AS newer
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = ic.relam
LEFT JOIN pg_catalog.pg_constraint con ON con.conrelid = i.indrelid AND con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x')
-- Of a key column also six texts: order, operator class, whether that is the default one, what makes other values equal than the column
-- does, the collation where it is not the column's (of an expression, not the default one), the operator that excludes. indoption: 1 is DESC, 2 is NULLS FIRST (INDOPTION_DESC, INDOPTION_NULLS_FIRST in pg_index.h).
CROSS JOIN LATERAL (
  SELECT
    pg_catalog.json_agg(named.name ORDER BY s.position) FILTER (WHERE s.position <= i.indnkeyatts) AS keys,
    pg_catalog.json_agg(named.name ORDER BY s.position) FILTER (WHERE s.position > i.indnkeyatts) AS included,
    pg_catalog.json_agg(pg_catalog.json_build_array(
        CASE i.indoption[s.position - 1] WHEN 1 THEN 'desc nulls last' WHEN 2 THEN 'asc nulls first' WHEN 3 THEN 'desc' ELSE 'asc' END,
        CASE WHEN ocn.nspname = 'pg_catalog' THEN '' ELSE pg_catalog.quote_ident(ocn.nspname) || '.' END || pg_catalog.quote_ident(oc.opcname),
        CASE WHEN oc.opcdefault THEN 'default' ELSE '' END,
        CASE
          WHEN NOT oc.opcdefault AND ocn.nspname <> 'pg_catalog' THEN 'the operator class ' || pg_catalog.quote_ident(oc.opcname)
          WHEN co.oid <> own.oid AND NOT (co.collisdeterministic AND own.collisdeterministic)
            THEN 'the collation ' || pg_catalog.quote_ident(co.collname) || ', not that of the column,'
          ELSE '' END,
        CASE WHEN co.oid <> COALESCE(own.oid, 100)
          THEN (SELECT CASE WHEN cn.nspname = 'pg_catalog' THEN '' ELSE pg_catalog.quote_ident(cn.nspname) || '.' END
            FROM pg_catalog.pg_namespace cn WHERE cn.oid = co.collnamespace) || pg_catalog.quote_ident(co.collname) ELSE '' END,
        CASE WHEN i.indisexclusion
          THEN (SELECT CASE WHEN opn.nspname = 'pg_catalog' THEN '' ELSE pg_catalog.quote_ident(opn.nspname) || '.' END || op.oprname
            FROM pg_catalog.pg_operator op JOIN pg_catalog.pg_namespace opn ON opn.oid = op.oprnamespace
            WHERE op.oid = con.conexclop[s.position]) ELSE '' END)
      ORDER BY s.position) FILTER (WHERE s.position <= i.indnkeyatts) AS options
  FROM pg_catalog.generate_series(1, i.indnatts::pg_catalog.int4) AS s (position)
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[s.position - 1]
  CROSS JOIN LATERAL (
    SELECT COALESCE(a.attname::pg_catalog.text, pg_catalog.pg_get_indexdef(i.indexrelid, s.position, false)) AS name) AS named
  LEFT JOIN pg_catalog.pg_collation own ON own.oid = a.attcollation
  LEFT JOIN pg_catalog.pg_opclass oc ON oc.oid = i.indclass[s.position - 1]
  LEFT JOIN pg_catalog.pg_namespace ocn ON ocn.oid = oc.opcnamespace
  LEFT JOIN pg_catalog.pg_collation co ON co.oid = i.indcollation[s.position - 1]) AS part
WHERE c.oid IN (${relations})
