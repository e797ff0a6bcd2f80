package org.schemaassurance.rehearse.hints;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.rehearse.hints.TracedChangeset.TracedStatement;
import org.schemaassurance.sql.StatementPattern;

/** Locks that somebody waits for: how they are asked for, and what runs while they are held. */
final class LockHints {
  private static final String NO_TIMEOUT = "lock-timeout-missing";
  private static final String UNDER_LOCK = "statements-under-access-exclusive";
  private static final Duration LONG = Duration.ofSeconds(1);

  private static final StatementPattern TRIGGER =
      StatementPattern.of("CREATE [OR REPLACE] [CONSTRAINT] TRIGGER <trigger> ... ON <table>");
  private static final StatementPattern CHANGE =
      StatementPattern.of("UPDATE|DELETE|INSERT|MERGE [FROM] [INTO] [ONLY] <table>");
  private static final StatementPattern WHERE = StatementPattern.of("... WHERE");
  private static final StatementPattern UPDATE_OR_DELETE = StatementPattern.of("UPDATE|DELETE");

  static final List<TraceDetector> ALL =
      List.of(
          new TraceDetector(
              Hint.warning("trigger-created-on-busy-table", Weight.TRAFFIC, NO_TIMEOUT),
              LockHints::triggers),
          new TraceDetector(Hint.warning(NO_TIMEOUT, Weight.TRAFFIC), LockHints::unlimited),
          new TraceDetector(
              Hint.warning("several-tables-locked", Weight.TRAFFIC), LockHints::several),
          new TraceDetector(
              Hint.warning(
                  "data-change-beside-ddl",
                  Weight.ROWS,
                  "update-without-where",
                  "scan-under-strong-lock",
                  UNDER_LOCK),
              LockHints::dataChanges),
          new TraceDetector(Hint.warning(UNDER_LOCK, Weight.ROWS), LockHints::underLock),
          new TraceDetector(Hint.warning("lock-held-long", Weight.ANY_SIZE), LockHints::heldLong));

  private LockHints() {}

  private static Stream<TableLock> blocking(TracedChangeset changeset, TracedStatement statement) {
    return statement.trace().locks().stream()
        .filter(lock -> statement.trace().lockOf(lock.table()).equals(Optional.of(lock.mode())))
        .filter(lock -> changeset.before().stops(lock.table(), lock.mode()));
  }

  private static String whoWaits(LockMode mode) {
    return mode.blocksReads() ? "readers and writers" : "writers";
  }

  private static Stream<Remark> triggers(TracedChangeset changeset) {
    return changeset.statements().stream()
        .filter(TracedStatement::waitsWithoutEnd)
        .flatMap(
            statement ->
                statement.text().stream()
                    .flatMap(text -> text.match(TRIGGER).stream())
                    .flatMap(match -> changeset.before().table(match.name("table")).stream())
                    .map(
                        table ->
                            statement.says(
                                table,
                                "Its new trigger waits for every open writer, without end, and all later writers queue behind it.")));
  }

  /** In the same words of every mode: where nobody sets one, they would be most of a report. */
  private static Stream<Remark> unlimited(TracedChangeset changeset) {
    return changeset.statements().stream()
        .filter(TracedStatement::waitsWithoutEnd)
        .flatMap(
            statement ->
                blocking(changeset, statement)
                    .map(
                        lock ->
                            statement
                                .says(
                                    lock.table(),
                                    "It asks for a lock without a lock_timeout: behind one long query it waits without end, and all later statements that the lock keeps out queue behind it.")
                                .saying(lock.mode().toString())));
  }

  private static Stream<Remark> several(TracedChangeset changeset) {
    return changeset.statements().stream()
        .flatMap(
            statement ->
                blocking(changeset, statement)
                    .flatMap(
                        lock ->
                            heldOfAnother(changeset, statement, lock)
                                .or(() -> heldWithin(changeset, statement, lock))
                                .map(
                                    held ->
                                        statement.says(
                                            lock.table(),
                                            "It is locked while %s still is, in %s: a transaction that goes the other way round ends in a deadlock, and both are locked until the end."
                                                .formatted(held.table(), held.mode())))
                                .stream()));
  }

  /**
   * Of what is sent at once the trace does not tell the order; the text does, where one command
   * names the one table and a later one the other. A foreign key names both, and has to.
   */
  private static Optional<TableLock> heldWithin(
      TracedChangeset changeset, TracedStatement statement, TableLock lock) {
    List<Set<String>> named =
        statement.text().stream().map(text -> text.tables(changeset.before())).toList();
    int place = place(named, lock.table());
    return blocking(changeset, statement)
        .filter(other -> !other.table().equals(lock.table()))
        .filter(other -> place(named, other.table()) >= 0 && place(named, other.table()) < place)
        .filter(other -> !named.get(place).contains(other.table()))
        .findFirst();
  }

  private static int place(List<Set<String>> named, String table) {
    return IntStream.range(0, named.size())
        .filter(at -> named.get(at).contains(table))
        .findFirst()
        .orElse(-1);
  }

  private static Optional<TableLock> heldOfAnother(
      TracedChangeset changeset, TracedStatement statement, TableLock lock) {
    return changeset
        .sameTransaction(statement)
        .filter(earlier -> earlier.index() < statement.index())
        .filter(earlier -> earlier.trace().lockOf(lock.table()).isEmpty())
        .flatMap(earlier -> blocking(changeset, earlier))
        .filter(held -> !held.table().equals(lock.table()))
        .findFirst();
  }

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
        .anyMatch(other -> blocking(changeset, other).findAny().isPresent());
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
                blocking(changeset, locking)
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
                blocking(changeset, statement)
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
}
