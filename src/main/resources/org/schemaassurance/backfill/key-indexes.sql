-- key-indexes: the indexes of a table that keyset batches can go along: valid B-trees on columns alone, of all rows, ascending.
-- Parameters: schema, name.
SELECT i.indisprimary AS is_primary,
  i.indisunique AND i.indimmediate AS is_unique,
  pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY k.place) AS columns,
  pg_catalog.array_agg(pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY k.place) AS types,
  pg_catalog.array_agg((NOT a.attnotnull)::pg_catalog.text ORDER BY k.place) AS nullable
FROM pg_catalog.pg_index AS i
JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
CROSS JOIN LATERAL ROWS FROM (pg_catalog.unnest(i.indkey::pg_catalog.int2[]), pg_catalog.unnest(i.indoption::pg_catalog.int2[]))
  WITH ORDINALITY AS k (attnum, option, place)
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
WHERE n.nspname = ? AND t.relname = ?
  AND am.amname = 'btree' AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
  AND k.place <= i.indnkeyatts
GROUP BY i.indexrelid, i.indisprimary, i.indisunique, i.indimmediate
HAVING pg_catalog.bool_and(k.option = 0)
ORDER BY i.indisprimary DESC, i.indexrelid
