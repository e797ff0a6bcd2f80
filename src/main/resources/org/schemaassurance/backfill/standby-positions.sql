-- standby-positions: how far the standbys are behind, of those that the role may see; NULLs where it may not.
SELECT replication.application_name, replication.replay_lsn IS NULL AS hidden,
  pg_catalog.pg_wal_lsn_diff(replication.replay_lsn, '0/0')::pg_catalog.int8 AS replayed,
  pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), '0/0')::pg_catalog.int8 AS written,
  COALESCE(EXTRACT(epoch FROM replication.replay_lag), 0)::pg_catalog.float8 AS lag_seconds
FROM pg_catalog.pg_stat_replication AS replication
WHERE replication.state IS NULL OR replication.state = 'streaming'
