-- partly-published: of the tables asked for and their partitions those of which each UPDATE or DELETE fails, since a publication chooses
-- their rows by columns that are not part of the replica identity, or sends columns that do not cover it (CheckCmdReplicaIdentity;
-- since PostgreSQL 15). Parameter: table OIDs oid[].
-- Where nothing is published nothing is looked at. What a publication says of a partition is said of the topmost table above it that it
-- publishes, if publish_via_partition_root is set (GetTopMostAncestorInPublication).
WITH RECURSIVE wanted (root, oid) AS (
  SELECT asked.oid, asked.oid
  FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS asked (oid)
  WHERE EXISTS (SELECT FROM pg_catalog.pg_publication_rel)
  UNION
  SELECT wanted.root, i.inhrelid
  FROM wanted
  JOIN pg_catalog.pg_class p ON p.oid = wanted.oid AND p.relkind = 'p'
  JOIN pg_catalog.pg_inherits i ON i.inhparent = p.oid
)
SELECT n.nspname AS schema_name, r.relname AS table_name, ln.nspname AS relation_schema, leaf.relname AS relation_name,
  tn.nspname AS published_schema, told.relname AS published_name, p.pubname AS publication, p.pubupdate AS updates, p.pubdelete AS deletes,
  leaf.relreplident = 'f' AS whole_row, identity.columns AS identity, identity.primary_key, part.kind, part.columns,
  pg_catalog.pg_get_expr(detail.prqual, told.oid) AS filter
FROM wanted
JOIN pg_catalog.pg_class r ON r.oid = wanted.root
JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
JOIN pg_catalog.pg_class leaf ON leaf.oid = wanted.oid AND leaf.relkind = 'r'
JOIN pg_catalog.pg_namespace ln ON ln.oid = leaf.relnamespace
JOIN pg_catalog.pg_publication p ON p.pubupdate OR p.pubdelete
CROSS JOIN LATERAL (
  SELECT member.oid, member.prrelid
  FROM pg_catalog.pg_publication_rel member
  LEFT JOIN pg_catalog.pg_partition_ancestors(leaf.oid) WITH ORDINALITY AS above (oid, height) ON above.oid = member.prrelid
  WHERE member.prpubid = p.oid AND (member.prrelid = leaf.oid OR (p.pubviaroot AND above.oid IS NOT NULL))
  ORDER BY above.height DESC NULLS LAST
  LIMIT 1) AS publishes
JOIN pg_catalog.pg_class told ON told.oid = publishes.prrelid
JOIN pg_catalog.pg_namespace tn ON tn.oid = told.relnamespace
CROSS JOIN (SELECT NULL::pg_catalog.int2vector AS prattrs, NULL::pg_catalog.pg_node_tree AS prqual) older
CROSS JOIN LATERAL (SELECT prattrs, prqual FROM pg_catalog.pg_publication_rel itself WHERE itself.oid = publishes.oid) detail
CROSS JOIN LATERAL (
  SELECT COALESCE(pg_catalog.bool_or(i.indisprimary), false) AS primary_key,
    COALESCE((
      SELECT pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attnum)
      FROM pg_catalog.pg_index chosen
      JOIN pg_catalog.pg_attribute a ON a.attrelid = leaf.oid AND a.attnum = ANY ((chosen.indkey::pg_catalog.int2[])[0:chosen.indnkeyatts - 1])
      WHERE chosen.indrelid = leaf.oid AND chosen.indislive AND chosen.indisvalid AND chosen.indimmediate
        AND CASE leaf.relreplident WHEN 'i' THEN chosen.indisreplident WHEN 'd' THEN chosen.indisprimary ELSE false END),
      '{}') AS columns
  FROM pg_catalog.pg_index i
  WHERE i.indrelid = leaf.oid) AS identity
CROSS JOIN LATERAL (
  -- A row filter has no subquery, so that each of its variables is a column of the table.
  SELECT 'rows' AS kind, pg_catalog.array_agg(DISTINCT a.attname::pg_catalog.text) AS columns
  FROM pg_catalog.regexp_matches(detail.prqual::pg_catalog.text, ':varattno (\d+)', 'g') AS variable (number)
  JOIN pg_catalog.pg_attribute a ON a.attrelid = told.oid AND a.attnum = variable.number[1]::pg_catalog.int2
  UNION ALL
  SELECT 'columns', pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attnum)
  FROM pg_catalog.pg_attribute a
  WHERE a.attrelid = told.oid AND a.attnum = ANY (detail.prattrs::pg_catalog.int2[])) AS part
WHERE part.columns IS NOT NULL
  AND CASE part.kind
    WHEN 'rows' THEN leaf.relreplident <> 'f' AND identity.columns <> '{}' AND NOT part.columns <@ identity.columns
    ELSE leaf.relreplident = 'f' OR NOT identity.columns <@ part.columns END
ORDER BY n.nspname, r.relname, ln.nspname, leaf.relname, p.pubname, part.kind
