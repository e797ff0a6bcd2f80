package org.schemaassurance.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a statement of a changeset did to tables that were there before the changeset, as the server
 * tells it. Names are qualified, as {@link QualifiedName#toString} writes them.
 *
 * @param sql as it was sent
 * @param took until the server had answered
 * @param lockTimeout the session's {@code lock_timeout} when the statement began, or the one that
 *     it set itself; empty where it would have waited for ever
 * @param transaction which one of the changeset, from 1: locks are held until its end
 * @param inTransaction whether the transaction may have further statements; if not, it ended with
 *     this one (autocommit)
 * @param locks those that it took newly or made stronger, by table: the strongest of a table, and
 *     of an index that is locked better than its table
 * @param rewritten tables and indexes that got a new file, by {@code pg_relation_filenode}, with
 *     their contents
 * @param emptied tables that got a new file without their contents: TRUNCATE
 * @param indexes that it built
 * @param scans of whole tables
 * @param validated constraints that it added and validated at once, each as {@code
 *     schema.table.constraint}: CHECK, NOT NULL (18 and later) and foreign keys
 * @param walBytes of write-ahead log that the server wrote meanwhile
 * @param sqlState with which it failed, if it did
 * @param untraced why a lock may be missing among {@link #locks}, if one may, in words that go into
 *     a sentence
 */
public record StatementTrace(
    String sql,
    Duration took,
    Optional<Duration> lockTimeout,
    int transaction,
    boolean inTransaction,
    List<TableLock> locks,
    List<String> rewritten,
    List<String> emptied,
    List<IndexBuild> indexes,
    List<TableScan> scans,
    List<String> validated,
    long walBytes,
    Optional<String> sqlState,
    Optional<String> untraced) {

  public StatementTrace {
    locks = List.copyOf(locks);
    rewritten = List.copyOf(rewritten);
    emptied = List.copyOf(emptied);
    indexes = List.copyOf(indexes);
    scans = List.copyOf(scans);
    validated = List.copyOf(validated);
  }

  /** The strongest mode in which this statement locked a table, or an index of it, if it did. */
  public Optional<LockMode> lockOf(String table) {
    return locks.stream()
        .filter(lock -> lock.table().equals(table))
        .map(TableLock::mode)
        .max(LockMode::compareTo);
  }

  /** Whether it rewrote a table or an index, or built an index while writers waited. */
  public boolean writesAnew() {
    return !rewritten.isEmpty() || indexes.stream().anyMatch(index -> !index.concurrently());
  }
}
