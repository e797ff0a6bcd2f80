-- lint/indexes: what decides whether one index can stand in for another. indclass and its like count from 0.
SELECT given.name, pg_catalog.format('%I.%I', n.nspname, t.relname) AS table_name, pg_catalog.quote_ident(i.relname) AS index_name,
  t.relkind = 'p' AS is_partitioned, am.amname AS method, x.indisunique AS is_unique, x.indisprimary AS is_primary, x.indimmediate AS is_immediate,
  x.indisvalid AND x.indisready AND x.indislive AS is_valid,
  x.indisreplident OR x.indisclustered AS is_chosen,
  COALESCE(newer.indnullsnotdistinct, false) AS nulls_not_distinct,
  ARRAY(SELECT pg_catalog.pg_get_indexdef(x.indexrelid, k, true) FROM pg_catalog.generate_series(1, x.indnkeyatts::pg_catalog.int4) AS k ORDER BY k) AS columns,
  ARRAY(SELECT pg_catalog.concat_ws(' ', x.indclass[k - 1]::pg_catalog.oid, x.indcollation[k - 1]::pg_catalog.oid, a.attoptions)
    FROM pg_catalog.generate_series(1, x.indnkeyatts::pg_catalog.int4) AS k
    JOIN pg_catalog.pg_attribute a ON a.attrelid = x.indexrelid AND a.attnum = k ORDER BY k) AS operators,
  ARRAY(SELECT x.indoption[k - 1]::pg_catalog.text FROM pg_catalog.generate_series(1, x.indnkeyatts::pg_catalog.int4) AS k ORDER BY k) AS orders,
  ARRAY(SELECT pg_catalog.pg_get_indexdef(x.indexrelid, k, true)
    FROM pg_catalog.generate_series(x.indnkeyatts + 1, x.indnatts::pg_catalog.int4) AS k ORDER BY k) AS included,
  COALESCE(predicate.text, '') AS predicate,
  ARRAY(SELECT pg_catalog.quote_ident(a.attname)
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
    WHERE a.attrelid = x.indrelid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
      -- Of a row, IS NOT NULL speaks of its columns.
      AND y.typtype <> 'c'
      AND pg_catalog.strpos(predicate.text, '(' || pg_catalog.quote_ident(a.attname) || ' IS NOT NULL)') > 0
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint v
        WHERE v.conrelid = a.attrelid AND v.contype = 'n' AND v.conkey[1] = a.attnum AND NOT v.convalidated)
    ORDER BY a.attnum) AS never_null,
  pg_catalog.quote_ident(c.conname) AS constraint_name,
  EXISTS (SELECT FROM pg_catalog.pg_constraint f WHERE f.conindid = x.indexrelid AND f.contype = 'f') AS is_referenced,
  CASE WHEN x.indpred IS NULL OR predicate.text IS NOT NULL THEN pg_catalog.pg_get_indexdef(x.indexrelid) END AS definition
FROM pg_catalog.unnest(?) AS given (name)
JOIN pg_catalog.pg_index x ON x.indexrelid = pg_catalog.to_regclass(given.name)
JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = i.relam
JOIN pg_catalog.pg_class t ON t.oid = x.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
LEFT JOIN pg_catalog.pg_constraint c ON c.conindid = x.indexrelid AND c.contype IN ('p', 'u', 'x')
CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_expr(x.indpred, x.indrelid) AS text OFFSET 0) AS predicate
-- Since PostgreSQL 15.
CROSS JOIN (SELECT NULL::pg_catalog.bool AS indnullsnotdistinct) older
CROSS JOIN LATERAL (SELECT indnullsnotdistinct FROM pg_catalog.pg_index itself WHERE itself.indexrelid = x.indexrelid) newer
