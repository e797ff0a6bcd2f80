package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.StatementPattern;
import org.schemaassurance.sql.StatementPattern.Match;

/**
 * What hints may read of a changeset.
 *
 * @param sent each text as Liquibase sends it
 * @param statements all statements of those texts, in their order
 * @param inTransaction whether it runs in one, as it does unless {@code runInTransaction} is false
 * @param stripped texts as they are written, from which Liquibase strips comments before it sends
 *     them
 * @param before what was there before it
 */
public record ChangesetText(
    List<String> sent,
    List<TextStatement> statements,
    boolean inTransaction,
    List<String> stripped,
    ExistingObjects before) {
  private static final StatementPattern FURTHER = StatementPattern.of("[ONLY] <table>");

  /**
   * Of a changeset.
   *
   * @param sent each text as Liquibase sends it: one statement, or several where it does not split
   * @param stripped texts of its changes with {@code stripComments}, as they are written
   */
  public static ChangesetText of(
      List<String> sent, boolean inTransaction, List<String> stripped, ExistingObjects before) {
    return new ChangesetText(
        List.copyOf(sent),
        IntStream.range(0, sent.size())
            .boxed()
            .flatMap(index -> TextStatement.in(sent.get(index), index))
            .toList(),
        inTransaction,
        List.copyOf(stripped),
        before);
  }

  /** What is to be said of each statement that begins like this. */
  Stream<Remark> each(StatementPattern pattern, Function<Match, Optional<Told>> told) {
    return statements.stream()
        .flatMap(
            statement ->
                statement
                    .match(pattern)
                    .flatMap(told)
                    .map(one -> new Remark(one.object(), statement.index(), one.sentence()))
                    .stream());
  }

  /** The same of statements about a table that was there before. */
  Stream<Remark> eachOfTable(StatementPattern pattern, Function<Match, Optional<String>> sentence) {
    return each(
        pattern,
        match ->
            table(match)
                .flatMap(table -> sentence.apply(match).map(said -> new Told(table, said))));
  }

  /** One sentence about each table of a list, {@code DROP TABLE a, b}, that was there before. */
  Stream<Remark> eachOfTables(StatementPattern pattern, String sentence) {
    return statements.stream()
        .flatMap(
            statement ->
                statement.match(pattern).stream()
                    .flatMap(ChangesetText::listed)
                    .flatMap(name -> before.table(name).stream())
                    .map(table -> new Remark(table, statement.index(), sentence)));
  }

  private static Stream<QualifiedName> listed(Match first) {
    return Stream.concat(
        Stream.of(first.name("table")),
        AlterAction.items(first.rest()).stream()
            .skip(1)
            .flatMap(item -> FURTHER.in(item).stream())
            .map(match -> match.name("table")));
  }

  private Optional<String> table(Match match) {
    return match.optionalName("table").flatMap(before::table);
  }

  /** The actions of each ALTER TABLE of a table that was there before. */
  Stream<AlterAction> alterations() {
    return statements.stream().flatMap(statement -> AlterAction.in(statement, before));
  }

  /** An object as it is told. */
  String called(QualifiedName name) {
    return before.called(name);
  }

  /** A sentence about an object. */
  record Told(String object, String sentence) {}
}
