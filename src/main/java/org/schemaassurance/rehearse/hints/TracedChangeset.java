package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.StatementTrace;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.sql.StatementPattern;

/**
 * What a changeset did, beside its text.
 *
 * @param before what was there before it
 */
record TracedChangeset(List<TracedStatement> statements, ExistingObjects before) {

  static TracedChangeset of(ChangesetTrace trace, ExistingObjects before) {
    return new TracedChangeset(
        IntStream.range(0, trace.statements().size())
            .mapToObj(index -> TracedStatement.of(trace.statements().get(index), index, before))
            .toList(),
        before);
  }

  /** Statements of the same transaction, without this one, that ran behind it. */
  Stream<TracedStatement> laterInTransaction(TracedStatement statement) {
    return sameTransaction(statement).filter(other -> other.index() > statement.index());
  }

  Stream<TracedStatement> sameTransaction(TracedStatement statement) {
    return statements.stream()
        .filter(other -> other.trace().transaction() == statement.trace().transaction());
  }

  /** The strongest lock of a table that a statement's transaction had when the statement began. */
  Optional<LockMode> heldBefore(TracedStatement statement, String table) {
    return sameTransaction(statement)
        .filter(other -> other.index() < statement.index())
        .flatMap(other -> other.trace().locks().stream())
        .filter(lock -> lock.table().equals(table))
        .map(TableLock::mode)
        .max(LockMode::compareTo);
  }

  /** Those of a statement's locks, the strongest of each table, that stop somebody there. */
  Stream<TableLock> blocking(TracedStatement statement) {
    return statement.trace().locks().stream()
        .filter(lock -> statement.trace().lockOf(lock.table()).equals(Optional.of(lock.mode())))
        .filter(lock -> before.stops(lock.table(), lock.mode()));
  }

  /**
   * A statement that was sent, with what it did.
   *
   * @param index from 0
   * @param text the statements in it; none if it can't be read
   * @param alterations of tables that were there before
   */
  record TracedStatement(
      int index, StatementTrace trace, List<TextStatement> text, List<AlterAction> alterations) {

    private static final StatementPattern ROUTINE = StatementPattern.of("CALL|DO");

    private static TracedStatement of(StatementTrace trace, int index, ExistingObjects before) {
      List<TextStatement> text = TextStatement.in(trace.sql(), index).toList();
      return new TracedStatement(
          index,
          trace,
          text,
          text.stream().flatMap(statement -> AlterAction.in(statement, before)).toList());
    }

    /**
     * Whether it is known to wait for a lock without end. What a routine limits itself is seen at
     * the end of its transaction alone, and one that may commit by itself has ended it by then.
     */
    boolean waitsWithoutEnd() {
      boolean mayLimitItself =
          !trace.inTransaction()
              && text.stream().anyMatch(statement -> statement.match(ROUTINE).isPresent());
      return trace.lockTimeout().isEmpty() && !mayLimitItself;
    }

    /** What is said of an object. */
    Remark says(String object, String sentence) {
      return new Remark(object, index, sentence);
    }

    /** Its actions on one table. */
    Stream<AlterAction> alterationsOf(String table) {
      return alterations.stream().filter(action -> action.table().equals(table));
    }
  }
}
