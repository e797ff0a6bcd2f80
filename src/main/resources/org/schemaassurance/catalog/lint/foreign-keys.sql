-- lint/foreign-keys: their columns on both sides, and whether the referencing rows of a referenced one are found by an index: one that begins with
-- the key's columns, in whatever order, and has all of the rows that have a key (WHERE … IS NOT NULL of its columns); of a partitioned table on each partition with rows.
SELECT given.table_name AS given_table, given.constraint_name AS given_constraint, pg_catalog.quote_ident(f.conname) AS constraint_name,
  pg_catalog.format('%I.%I', n.nspname, t.relname) AS table_name, pg_catalog.format('%I.%I', rn.nspname, r.relname) AS referenced_table,
  t.relkind = 'p' AS is_partitioned, key.columns, key.types, key.referenced_columns, key.referenced_types,
  NOT EXISTS (
    SELECT FROM (SELECT t.oid WHERE t.relkind = 'r' UNION ALL
      SELECT p.relid::pg_catalog.oid FROM pg_catalog.pg_partition_tree(t.oid) p WHERE t.relkind = 'p' AND p.isleaf AND p.level > 0) AS leaf (oid)
    WHERE NOT EXISTS (
      SELECT FROM pg_catalog.pg_index x
      JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_am am ON am.oid = i.relam AND am.amname IN ('btree', 'hash')
      WHERE x.indrelid = leaf.oid AND x.indisvalid AND x.indisready AND x.indislive
        AND (x.indpred IS NULL OR pg_catalog.string_to_array(
          pg_catalog.translate(pg_catalog.pg_get_expr(x.indpred, x.indrelid), '()', ''), ' AND ') <@ key.conditions)
        -- A partition may have its columns in another order.
        AND CASE WHEN leaf.oid = t.oid
          THEN f.conkey <@ (x.indkey::pg_catalog.int2[])[0:pg_catalog.cardinality(f.conkey) - 1]
          ELSE key.sorted = (SELECT pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attname::pg_catalog.text COLLATE pg_catalog."C")
            FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = x.indrelid
              AND a.attnum = ANY ((x.indkey::pg_catalog.int2[])[0:pg_catalog.cardinality(f.conkey) - 1])) END)) AS is_indexed
FROM ROWS FROM (pg_catalog.unnest(?), pg_catalog.unnest(?)) AS given (table_name, constraint_name)
JOIN pg_catalog.pg_constraint f ON f.conrelid = pg_catalog.to_regclass(given.table_name)
  AND f.contype = 'f' AND given.constraint_name IN (pg_catalog.quote_ident(f.conname), f.conname::pg_catalog.text)
JOIN pg_catalog.pg_class t ON t.oid = f.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
JOIN pg_catalog.pg_class r ON r.oid = f.confrelid
JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
CROSS JOIN LATERAL (
  SELECT pg_catalog.array_agg(pg_catalog.quote_ident(a.attname) ORDER BY u.position) AS columns,
    pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attname::pg_catalog.text COLLATE pg_catalog."C") AS sorted,
    pg_catalog.array_agg(pg_catalog.translate(pg_catalog.quote_ident(a.attname), '()', '') || ' IS NOT NULL') AS conditions,
    pg_catalog.array_agg(pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY u.position) AS types,
    pg_catalog.array_agg(pg_catalog.quote_ident(ra.attname) ORDER BY u.position) AS referenced_columns,
    pg_catalog.array_agg(pg_catalog.format_type(ra.atttypid, ra.atttypmod) ORDER BY u.position) AS referenced_types
  FROM ROWS FROM (pg_catalog.unnest(f.conkey), pg_catalog.unnest(f.confkey)) WITH ORDINALITY AS u (own, theirs, position)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = u.own
  JOIN pg_catalog.pg_attribute ra ON ra.attrelid = f.confrelid AND ra.attnum = u.theirs
) AS key
