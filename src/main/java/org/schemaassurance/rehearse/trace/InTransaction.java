package org.schemaassurance.rehearse.trace;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.schemaassurance.model.LockMode;

/**
 * Looks at statements in a transaction. It keeps the locks of each until its end, so that one look
 * behind a statement sees them all.
 */
final class InTransaction {
  private static final String FAILED =
      "it failed, and the server gave its locks back before they were looked at";
  private static final String ENDED =
      "it ended its transaction itself, so that locks may have been given back before they were looked at";

  private final PgConnection connection;
  private final SessionView view;
  private final Lookout lookout;
  private final Stopwatch stopwatch;
  private final KnownRelations before;
  private final EffectsFinder effects;
  private final Set<Long> counted;
  private Optional<SessionLook> last = Optional.empty();
  private boolean stale;
  private Optional<String> insertedInto = Optional.empty();
  private Optional<Unlooked> unlooked = Optional.empty();

  /** A statement at which nobody has looked yet. */
  private record Unlooked(String sql, Attempt attempt) {}

  InTransaction(
      PgConnection connection,
      SessionView view,
      Lookout lookout,
      Stopwatch stopwatch,
      KnownRelations before,
      EffectsFinder effects) {
    this.connection = connection;
    this.view = view;
    this.lookout = lookout;
    this.stopwatch = stopwatch;
    this.before = before;
    this.effects = effects;
    this.counted = new HashSet<>(before.counted());
  }

  /**
   * Whether the statement before inserted into the same table. Files with thousands of INSERTs are
   * usual, and a look at each would take as long as they do.
   */
  boolean repeats(Command command) {
    return command.insertsInto().isPresent()
        && command.insertsInto().equals(insertedInto)
        && connection.getTransactionState() == TransactionState.OPEN;
  }

  /** Runs a statement that repeats the one before; {@link #catchUp} looks at it. */
  Observation observeLater(String sql, Attempt.Execution execution) {
    Attempt attempt = Attempt.of(execution, stopwatch);
    if (attempt.failed()) {
      return withoutLook(sql, attempt, true, last.orElse(SessionLook.NOTHING), Map.of());
    }
    unlooked = Optional.of(new Unlooked(sql, attempt));
    return Observation.ofNothing(sql, attempt, lockTimeout(), true);
  }

  /**
   * Looks at what repetitions did, while their transaction is open.
   *
   * @return of the last of them with what all of them did, if there were any
   */
  Optional<Observation> catchUp() throws SQLException {
    Optional<Unlooked> repeated = unlooked;
    unlooked = Optional.empty();
    insertedInto = Optional.empty();
    return repeated.isPresent() && connection.getTransactionState() == TransactionState.OPEN
        ? Optional.of(
            looked(
                repeated.get().sql(), repeated.get().attempt(), last.orElseThrow(), Map.of(), true))
        : Optional.empty();
  }

  /**
   * Runs a statement and looks.
   *
   * @param goesOn whether the transaction may have further statements
   */
  Observation observe(String sql, Command command, Attempt.Execution execution, boolean goesOn)
      throws SQLException {
    SessionLook begun = beforehand();
    LockWatch.Running watch = lookout.watch(Gates.none());
    Attempt attempt;
    LockWatch.Seen seen;
    try {
      attempt = Attempt.of(execution, stopwatch);
    } finally {
      seen = watch.stop();
    }
    if (connection.getTransactionState() == TransactionState.OPEN && !attempt.failed()) {
      insertedInto = command.insertsInto();
      return looked(sql, attempt, begun, seen.locks(), goesOn);
    }
    return withoutLook(sql, attempt, goesOn, begun, seen.locks());
  }

  private Observation withoutLook(
      String sql, Attempt attempt, boolean goesOn, SessionLook begun, Map<Long, LockMode> seen) {
    return new Observation(
        sql,
        attempt,
        begun.lockTimeout(),
        goesOn,
        before.named(SessionLook.stronger(seen, begun.locks())),
        Effects.NONE,
        0,
        Optional.of(attempt.failed() ? FAILED : ENDED));
  }

  /** A statement ran at which nobody looked; the next look is new. */
  void becomesStale() {
    stale = true;
  }

  /** The transaction is over. */
  void ends() {
    last = Optional.empty();
    insertedInto = Optional.empty();
    unlooked = Optional.empty();
  }

  /** As of the last look; there need not have been one. */
  Optional<Duration> lockTimeout() {
    return last.flatMap(SessionLook::lockTimeout);
  }

  /**
   * Looks, unless the last look still holds. What has to come first in a transaction (SET
   * TRANSACTION) is not looked at, so nothing that has to comes behind this.
   */
  private SessionLook beforehand() throws SQLException {
    if (connection.getTransactionState() == TransactionState.FAILED) {
      return last.orElse(SessionLook.NOTHING);
    }
    if (last.isEmpty()) {
      last = Optional.of(view.first(counted));
    } else if (stale) {
      last = Optional.of(view.now().withEarlier(last.get().reads()));
    }
    stale = false;
    return last.get();
  }

  /**
   * @param seen meanwhile: what a subtransaction that was rolled back has given back
   */
  private Observation looked(
      String sql, Attempt attempt, SessionLook begun, Map<Long, LockMode> seen, boolean goesOn)
      throws SQLException {
    SessionLook now = view.now();
    Map<Long, LockMode> taken = new HashMap<>(now.strongerThan(begun));
    SessionLook.stronger(seen, begun.locks())
        .forEach((relation, mode) -> taken.merge(relation, mode, SessionLook.STRONGER));
    Map<Long, Reads> reads = now.readsSince(begun);
    counted.addAll(now.reads().keySet());
    last = Optional.of(now.withEarlier(begun.reads()));
    return new Observation(
        sql,
        attempt,
        // A procedure may set it itself before it asks for a lock.
        begun.lockTimeout().or(now::lockTimeout),
        goesOn,
        before.named(taken, now.locks()),
        effects.inTransaction(now.locks(), reads),
        now.walBytes() - begun.walBytes(),
        Optional.empty());
  }
}
