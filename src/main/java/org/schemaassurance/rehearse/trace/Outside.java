package org.schemaassurance.rehearse.trace;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.UndeterminedException;

/**
 * Looks at statements that have transactions of their own, from other sessions: while they run, and
 * at gates where they name their tables.
 */
final class Outside {
  /** A session that gives up earlier is not made to wait. */
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

  private final SessionView view;
  private final Lookout lookout;
  private final Stopwatch stopwatch;
  private final KnownRelations before;
  private final EffectsFinder effects;

  Outside(
      SessionView view,
      Lookout lookout,
      Stopwatch stopwatch,
      KnownRelations before,
      EffectsFinder effects) {
    this.view = view;
    this.lookout = lookout;
    this.stopwatch = stopwatch;
    this.before = before;
    this.effects = effects;
  }

  /** Runs a statement that stops at gates, where it can be stopped. */
  Observation observeStopped(String sql, Command command, Attempt.Execution execution)
      throws SQLException {
    SessionLook begun = view.now();
    Optional<Duration> shortest = shortestTimeout(begun);
    if (shortest.isPresent()) {
      return observe(
          sql, command, execution, begun, Gates.none(), Optional.of(hurried(shortest.get())));
    }
    List<GatedTable> tables = tables(command);
    if (tables.size() > Gates.MOST) {
      return observe(sql, command, execution, begun, Gates.none(), Optional.of(tooMany(tables)));
    }
    return observeAtGates(sql, command, execution, begun, tables);
  }

  private Observation observeAtGates(
      String sql,
      Command command,
      Attempt.Execution execution,
      SessionLook begun,
      List<GatedTable> tables)
      throws SQLException {
    Gates gates;
    try {
      gates = lookout.shut(tables, modeFor(command));
    } catch (SQLException | UndeterminedException refused) {
      return observe(sql, command, execution, begun, Gates.none(), Optional.of(unstopped(refused)));
    }
    try (gates) {
      return observe(sql, command, execution, begun, gates, Optional.empty());
    }
  }

  /** Runs a statement of which nobody knows where it can be stopped. */
  Observation observe(String sql, Command command, Attempt.Execution execution)
      throws SQLException {
    return observe(
        sql,
        command,
        execution,
        view.now(),
        Gates.none(),
        Optional.of(
            "it may commit by itself, so that locks may have been given back before they were looked at"));
  }

  private Observation observe(
      String sql,
      Command command,
      Attempt.Execution execution,
      SessionLook begun,
      Gates gates,
      Optional<String> untraced)
      throws SQLException {
    LockWatch.Running watch = lookout.watch(gates);
    Attempt attempt;
    LockWatch.Seen seen;
    try {
      attempt = Attempt.of(execution, stopwatch);
    } finally {
      seen = watch.stop();
    }
    boolean lost = view.isLost();
    Effects found = lost ? Effects.NONE : effects.afterwards(command.concurrently());
    return new Observation(
        sql,
        attempt,
        begun.lockTimeout(),
        false,
        locks(seen.locks(), found.refilled()),
        found,
        lost ? 0 : view.now().walBytes() - begun.walBytes(),
        untraced.or(() -> seen.failure().map(Outside::blind)));
  }

  /** An index that is locked last of all was open to nobody any more: DROP INDEX CONCURRENTLY. */
  private List<NamedLock> locks(Map<Long, LockMode> seen, Set<Long> refilled) {
    Map<Long, LockMode> locks = new HashMap<>(seen);
    locks.keySet().retainAll(before.tables());
    refilled.forEach(index -> locks.put(index, LockMode.ACCESS_EXCLUSIVE));
    return before.named(locks, locks);
  }

  /**
   * What the lock of a gate has to be. VACUUM waits where somebody has its own mode; the others go
   * on to where they wait for all who write, or for all.
   */
  private static LockMode modeFor(Command command) {
    return command.vacuums() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ROW_EXCLUSIVE;
  }

  /** Those that it names; some commands are about all if they name none. */
  private List<GatedTable> tables(Command command) throws SQLException {
    List<GatedTable> named = view.tablesNamed(command.names(), command.maintains());
    return named.isEmpty() && command.maintains() ? view.tables(before.tables()) : named;
  }

  private static Optional<Duration> shortestTimeout(SessionLook begun) {
    return Stream.of(begun.lockTimeout(), begun.statementTimeout())
        .flatMap(Optional::stream)
        .filter(limit -> limit.compareTo(SHORTEST_TIMEOUT) < 0)
        .min(Duration::compareTo);
  }

  private static String hurried(Duration timeout) {
    return "its timeout of %d ms is too short for stopping it, so that locks may have gone unseen"
        .formatted(timeout.toMillis());
  }

  private static String tooMany(List<GatedTable> tables) {
    return "it is about %d tables, too many for stopping it at each, so that locks may have gone unseen"
        .formatted(tables.size());
  }

  private static String unstopped(Exception refused) {
    return "it could not be stopped (%s), so that locks may have gone unseen"
        .formatted(refused.getMessage());
  }

  private static String blind(Exception failure) {
    return "the session that looks at it failed (" + failure.getMessage() + ")";
  }
}
