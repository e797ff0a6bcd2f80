-- replica-identities: of the tables asked for and their partitions those of which each UPDATE or DELETE fails, since a publication publishes
-- it and there is no replica identity to send (CheckCmdReplicaIdentity). Parameter: table OIDs oid[].
-- Where nothing is published nothing is looked at. A partition is published with each table above it; pg_publication_tables has the one or the
-- other (publish_via_partition_root). An index counts as RelationGetIndexList counts it.
WITH RECURSIVE wanted (root, oid) AS (
  SELECT asked.oid, asked.oid
  FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS asked (oid)
  WHERE EXISTS (SELECT FROM pg_catalog.pg_publication p WHERE p.pubupdate OR p.pubdelete)
  UNION
  SELECT wanted.root, i.inhrelid
  FROM wanted
  JOIN pg_catalog.pg_class p ON p.oid = wanted.oid AND p.relkind = 'p'
  JOIN pg_catalog.pg_inherits i ON i.inhparent = p.oid
)
SELECT n.nspname AS schema_name, r.relname AS table_name, ln.nspname AS relation_schema, leaf.relname AS relation_name,
  CASE leaf.relreplident WHEN 'n' THEN 'nothing' WHEN 'i' THEN 'index' ELSE 'default' END AS identity,
  published.names AS publications, published.updates, published.deletes, key.usable AS primary_key
FROM wanted
JOIN pg_catalog.pg_class r ON r.oid = wanted.root
JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
JOIN pg_catalog.pg_class leaf ON leaf.oid = wanted.oid AND leaf.relkind = 'r' AND leaf.relreplident <> 'f'
JOIN pg_catalog.pg_namespace ln ON ln.oid = leaf.relnamespace
CROSS JOIN LATERAL (
  SELECT
    COALESCE(pg_catalog.bool_or(i.indisprimary), false) AS usable,
    COALESCE(pg_catalog.bool_or(CASE leaf.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident END), false) AS chosen
  FROM pg_catalog.pg_index i
  WHERE i.indrelid = leaf.oid AND i.indislive AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL) AS key
CROSS JOIN LATERAL (
  SELECT pg_catalog.array_agg(DISTINCT p.pubname::pg_catalog.text) AS names,
    pg_catalog.bool_or(p.pubupdate) AS updates, pg_catalog.bool_or(p.pubdelete) AS deletes
  FROM pg_catalog.pg_publication p
  JOIN pg_catalog.pg_publication_tables pt ON pt.pubname = p.pubname
  JOIN pg_catalog.pg_namespace tn ON tn.nspname = pt.schemaname
  JOIN pg_catalog.pg_class t ON t.relnamespace = tn.oid AND t.relname = pt.tablename
  WHERE (p.pubupdate OR p.pubdelete)
    AND (t.oid = leaf.oid OR t.oid IN (SELECT pg_catalog.pg_partition_ancestors(leaf.oid)))) AS published
WHERE NOT key.chosen AND published.names IS NOT NULL
ORDER BY n.nspname, r.relname, ln.nspname, leaf.relname
