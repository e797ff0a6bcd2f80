package org.schemaassurance.rehearse.trace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableLock;

/**
 * What was seen of a statement, whose transaction may not be over yet.
 *
 * @param inTransaction whether there may be further statements in it
 * @param untraced why there may be more locks
 */
record Observation(
    String sql,
    Attempt attempt,
    Optional<Duration> lockTimeout,
    boolean inTransaction,
    List<NamedLock> locks,
    Effects effects,
    long walBytes,
    Optional<String> untraced) {

  /** Of a statement that touched no table. */
  static Observation ofNothing(
      String sql, Attempt attempt, Optional<Duration> lockTimeout, boolean inTransaction) {
    return new Observation(
        sql, attempt, lockTimeout, inTransaction, List.of(), Effects.NONE, 0, Optional.empty());
  }

  /** The same of an attempt that was found to have failed at the end of its transaction. */
  Observation with(Attempt other) {
    return new Observation(
        sql, other, lockTimeout, inTransaction, locks, effects, walBytes, untraced);
  }

  /**
   * As it is told.
   *
   * @param transaction its number
   * @param end when the transaction was over
   */
  StatementTrace until(int transaction, Duration end) {
    Duration held = end.minus(attempt.begun());
    return new StatementTrace(
        sql,
        attempt.took(),
        lockTimeout,
        transaction,
        inTransaction,
        locks.stream().map(lock -> held(lock, held)).toList(),
        effects.rewritten(),
        effects.emptied(),
        effects.indexes(),
        effects.scans(),
        effects.validated(),
        walBytes,
        attempt.sqlState(),
        untraced);
  }

  private static TableLock held(NamedLock lock, Duration held) {
    return new TableLock(lock.table(), lock.mode(), held, lock.index());
  }
}
