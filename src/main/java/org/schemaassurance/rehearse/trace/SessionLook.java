package org.schemaassurance.rehearse.trace;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.schemaassurance.model.LockMode;

/**
 * What the migrating session says of itself between two statements. Relations go by their OIDs.
 *
 * @param walBytes the position in the write-ahead log
 * @param lockTimeout empty where it waits for ever
 * @param statementTimeout empty where there is none
 * @param locks that its transaction holds, of each relation the strongest
 * @param reads counted so far
 */
record SessionLook(
    long walBytes,
    Optional<Duration> lockTimeout,
    Optional<Duration> statementTimeout,
    Map<Long, LockMode> locks,
    Map<Long, Reads> reads) {

  /** Of two modes the stronger one. */
  static final BinaryOperator<LockMode> STRONGER = BinaryOperator.maxBy(Comparator.naturalOrder());

  /** Of a session that can't be asked. */
  static final SessionLook NOTHING =
      new SessionLook(0, Optional.empty(), Optional.empty(), Map.of(), Map.of());

  SessionLook {
    locks = Map.copyOf(locks);
    reads = Map.copyOf(reads);
  }

  /**
   * A row of the query: what holds of the session, and one lock.
   *
   * @param mode empty where it holds none
   */
  record Row(
      long walBytes,
      Optional<Duration> lockTimeout,
      Optional<Duration> statementTimeout,
      Optional<LockMode> mode,
      long relation,
      Reads read) {}

  /** From one row at least. */
  static SessionLook of(List<Row> rows) {
    Map<Long, LockMode> locks = new HashMap<>();
    Map<Long, Reads> reads = new HashMap<>();
    for (Row row : rows) {
      row.mode()
          .ifPresent(
              mode -> {
                locks.merge(row.relation(), mode, STRONGER);
                reads.put(row.relation(), row.read());
              });
    }
    Row first = rows.get(0);
    return new SessionLook(
        first.walBytes(), first.lockTimeout(), first.statementTimeout(), locks, reads);
  }

  /** The same, with what was counted of relations that are not locked now. */
  SessionLook withEarlier(Map<Long, Reads> counted) {
    Map<Long, Reads> all = new HashMap<>(counted);
    all.putAll(reads);
    return new SessionLook(walBytes, lockTimeout, statementTimeout, locks, all);
  }

  /** Locks of relations that weren't locked before, or weaker. */
  Map<Long, LockMode> strongerThan(SessionLook before) {
    return stronger(locks, before.locks);
  }

  /** What of some locks is not among others, or weaker there. */
  static Map<Long, LockMode> stronger(Map<Long, LockMode> now, Map<Long, LockMode> before) {
    Map<Long, LockMode> stronger = new HashMap<>(now);
    stronger
        .entrySet()
        .removeIf(
            lock ->
                Optional.ofNullable(before.get(lock.getKey()))
                    .filter(held -> !lock.getValue().isStrongerThan(held))
                    .isPresent());
    return stronger;
  }

  /** What was read since then. */
  Map<Long, Reads> readsSince(SessionLook before) {
    Map<Long, Reads> since = new HashMap<>();
    reads.forEach(
        (relation, counted) -> {
          Reads more = counted.since(before.reads.getOrDefault(relation, Reads.NONE));
          if (more.scans() > 0) {
            since.put(relation, more);
          }
        });
    return since;
  }
}
