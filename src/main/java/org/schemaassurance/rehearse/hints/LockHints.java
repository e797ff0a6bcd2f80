package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.rehearse.hints.TracedChangeset.TracedStatement;
import org.schemaassurance.sql.StatementPattern;

/** How locks are asked for that somebody waits for: without an end, or behind each other. */
final class LockHints {
  private static final String NO_TIMEOUT = "lock-timeout-missing";

  private static final StatementPattern TRIGGER =
      StatementPattern.of("CREATE [OR REPLACE] [CONSTRAINT] TRIGGER <trigger> ... ON <table>");

  static final List<TraceDetector> ALL =
      List.of(
          new TraceDetector(
              Hint.warning("trigger-created-on-busy-table", Weight.TRAFFIC, NO_TIMEOUT),
              LockHints::triggers),
          new TraceDetector(Hint.warning(NO_TIMEOUT, Weight.TRAFFIC), LockHints::unlimited),
          new TraceDetector(
              Hint.warning("several-tables-locked", Weight.TRAFFIC), LockHints::several));

  private LockHints() {}

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
                changeset
                    .blocking(statement)
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
                changeset
                    .blocking(statement)
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
    return changeset
        .blocking(statement)
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
        .flatMap(changeset::blocking)
        .filter(held -> !held.table().equals(lock.table()))
        .findFirst();
  }
}
