-- lint/partitions-without-key: those of some tables whose parent has no primary key either, so that it is told of the parent.
SELECT given.name
FROM pg_catalog.unnest(?) AS given (name)
JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(given.name) AND c.relispartition
JOIN pg_catalog.pg_inherits h ON h.inhrelid = c.oid
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = h.inhparent AND k.contype = 'p')
