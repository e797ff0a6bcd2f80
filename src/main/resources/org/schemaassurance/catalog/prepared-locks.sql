-- prepared-locks: locks that transactions which were prepared and never ended hold on the tables asked for or their partitions, and that
-- let nobody write there. Parameter: table OIDs oid[].
-- They outlast a restart (PREPARE TRANSACTION, "Notes"). Which locks are its own is told by the one that each transaction holds on its own
-- number: its virtualtransaction is another after a restart.
WITH RECURSIVE wanted (root, oid) AS (
  SELECT asked.oid, asked.oid
  FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS asked (oid)
  WHERE EXISTS (SELECT FROM pg_catalog.pg_prepared_xacts x WHERE x.database = pg_catalog.current_database())
  UNION
  SELECT wanted.root, i.inhrelid
  FROM wanted
  JOIN pg_catalog.pg_class p ON p.oid = wanted.oid AND p.relkind = 'p'
  JOIN pg_catalog.pg_inherits i ON i.inhparent = p.oid
)
SELECT n.nspname AS schema_name, r.relname AS table_name, ln.nspname AS relation_schema, locked.relname AS relation_name,
  x.gid AS transaction, x.owner, x.prepared, l.mode
FROM pg_catalog.pg_prepared_xacts x
JOIN pg_catalog.pg_locks itself ON itself.locktype = 'transactionid' AND itself.transactionid = x.transaction AND itself.granted
  AND itself.pid IS NULL
JOIN pg_catalog.pg_locks l ON l.virtualtransaction = itself.virtualtransaction AND l.pid IS NULL AND l.locktype = 'relation'
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
JOIN wanted ON wanted.oid = l.relation
JOIN pg_catalog.pg_class r ON r.oid = wanted.root
JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
JOIN pg_catalog.pg_class locked ON locked.oid = wanted.oid
JOIN pg_catalog.pg_namespace ln ON ln.oid = locked.relnamespace
WHERE x.database = pg_catalog.current_database()
  AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
ORDER BY n.nspname, r.relname, ln.nspname, locked.relname, x.gid, l.mode
