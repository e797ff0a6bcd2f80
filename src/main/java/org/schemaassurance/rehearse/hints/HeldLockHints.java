package org.schemaassurance.rehearse.hints;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.rehearse.hints.TracedChangeset.TracedStatement;
import org.schemaassurance.sql.StatementPattern;

/** What runs while locks are held that somebody waits for, and how long that takes. */
final class HeldLockHints {
  private static final String UNDER_LOCK = "statements-under-access-exclusive";
  private static final Duration LONG = Duration.ofSeconds(1);

  private static final StatementPattern CHANGE =
      StatementPattern.of("UPDATE|DELETE|INSERT|MERGE [FROM] [INTO] [ONLY] <table>");
  private static final StatementPattern WHERE = StatementPattern.of("... WHERE");
  private static final StatementPattern UPDATE_OR_DELETE = StatementPattern.of("UPDATE|DELETE");

  static final List<TraceDetector> ALL =
      List.of(
          new TraceDetector(
              Hint.warning(
                  "data-change-beside-ddl",
                  Weight.ROWS,
                  "update-without-where",
                  "scan-under-strong-lock",
                  UNDER_LOCK),
              HeldLockHints::dataChanges),
          new TraceDetector(Hint.warning(UNDER_LOCK, Weight.ROWS), HeldLockHints::underLock),
          new TraceDetector(
              Hint.warning("lock-held-long", Weight.ANY_SIZE), HeldLockHints::heldLong));

  private HeldLockHints() {}

  private static Stream<Remark> dataChanges(TracedChangeset changeset) {
    return changeset.statements().stream()
        .filter(statement -> sharesTransactionWithDdl(changeset, statement))
        .flatMap(
            statement ->
                statement.text().stream()
                    .flatMap(text -> wholeTable(changeset, statement, text).stream())
                    .map(
                        table ->
                            statement.says(
                                table,
                                "Its rows are changed in the transaction of DDL: the DDL's lock is held until the last of them is done.")));
  }

  private static boolean sharesTransactionWithDdl(
      TracedChangeset changeset, TracedStatement statement) {
    return changeset
        .sameTransaction(statement)
        .filter(other -> other.index() != statement.index())
        .anyMatch(other -> changeset.blocking(other).findAny().isPresent());
  }

  private static Optional<String> wholeTable(
      TracedChangeset changeset, TracedStatement statement, TextStatement text) {
    return text.match(CHANGE)
        .flatMap(match -> changeset.before().table(match.name("table")))
        .filter(
            table ->
                (text.begins(UPDATE_OR_DELETE) && !text.begins(WHERE))
                    || statement.trace().scans().stream().findAny().isPresent());
  }

  private static Stream<Remark> underLock(TracedChangeset changeset) {
    return changeset.statements().stream()
        .flatMap(
            locking ->
                changeset
                    .blocking(locking)
                    .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
                    .flatMap(
                        lock ->
                            changeset
                                .laterInTransaction(locking)
                                .filter(later -> isLong(later.trace()))
                                .findFirst()
                                .map(
                                    later ->
                                        later.says(
                                            lock.table(),
                                            "Nobody reads or writes it while a later statement of the same transaction reads or writes whole tables."))
                                .stream()));
  }

  private static boolean isLong(StatementTrace statement) {
    return !statement.scans().isEmpty()
        || !statement.indexes().isEmpty()
        || !statement.rewritten().isEmpty();
  }

  private static Stream<Remark> heldLong(TracedChangeset changeset) {
    return changeset.statements().stream()
        .flatMap(
            statement ->
                changeset
                    .blocking(statement)
                    .filter(lock -> lock.held().compareTo(LONG) >= 0)
                    .map(
                        lock ->
                            statement.says(
                                lock.table(),
                                "%s was held for %.1f s on the rehearsed database; %s wait that long, in production perhaps longer."
                                    .formatted(
                                        lock.mode(),
                                        lock.held().toMillis() / 1000.0,
                                        whoWaits(lock.mode())))));
  }

  private static String whoWaits(LockMode mode) {
    return mode.blocksReads() ? "readers and writers" : "writers";
  }
}
