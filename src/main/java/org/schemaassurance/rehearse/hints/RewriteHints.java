package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.IndexBuild;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.rehearse.hints.TracedChangeset.TracedStatement;
import org.schemaassurance.sql.StatementPattern;

/** What was written anew, and indexes that were built while writers waited. */
final class RewriteHints {
  private static final String SCAN = "scan-under-strong-lock";
  private static final String NEW_INDEX = "index-without-concurrently";
  private static final long MUCH_WAL = 16L << 20;

  private static final StatementPattern TYPE =
      StatementPattern.of("ALTER [COLUMN] <column> [SET DATA] TYPE");

  static final List<TraceDetector> ALL =
      List.of(
          each(
              Hint.warning(
                  "column-type-changed",
                  Weight.ROWS,
                  "table-rewrite",
                  "index-rewrite",
                  "not-null-scans-table",
                  NEW_INDEX,
                  SCAN),
              RewriteHints::typeChanges),
          each(
              Hint.warning("table-rewrite", Weight.ROWS, "index-rewrite", NEW_INDEX, SCAN),
              RewriteHints::rewrites),
          each(
              Hint.warning("index-rewrite", Weight.ROWS, NEW_INDEX, SCAN),
              RewriteHints::indexRewrites),
          each(Hint.warning(NEW_INDEX, Weight.ROWS, SCAN), RewriteHints::plainIndexes),
          each(
              Hint.warning("unique-constraint-builds-index", Weight.ROWS, SCAN),
              (changeset, statement) ->
                  builds(statement)
                      .filter(index -> index.constraint() && index.unique())
                      .map(
                          index ->
                              statement
                                  .says(
                                      index.table(),
                                      "Its new constraint builds the index %s under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile."
                                          .formatted(index.index()))
                                  .about(index.index()))),
          each(
              Hint.warning("exclusion-constraint-builds-index", Weight.ROWS, SCAN),
              (changeset, statement) ->
                  builds(statement)
                      .filter(index -> index.constraint() && !index.unique())
                      .map(
                          index ->
                              statement.says(
                                  index.table(),
                                  "Its new exclusion constraint builds the index %s under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile."
                                      .formatted(index.index())))),
          each(Hint.warning("much-wal", Weight.ANY_SIZE), RewriteHints::writesMuch));

  private RewriteHints() {}

  private interface Look {
    Stream<Remark> at(TracedChangeset changeset, TracedStatement statement);
  }

  private static TraceDetector each(Hint hint, Look look) {
    return new TraceDetector(
        hint,
        changeset ->
            changeset.statements().stream().flatMap(statement -> look.at(changeset, statement)));
  }

  private static Stream<Remark> typeChanges(TracedChangeset changeset, TracedStatement statement) {
    return statement.alterations().stream()
        .filter(action -> statement.trace().rewritten().contains(action.table()))
        .flatMap(
            action ->
                action
                    .match(TYPE)
                    .map(
                        match ->
                            statement
                                .says(
                                    action.table(),
                                    "The new type of its column %s writes the table and its indexes anew under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile."
                                        .formatted(match.name("column").name()))
                                .about(match.name("column").name()))
                    .stream());
  }

  private static Stream<Remark> rewrites(TracedChangeset changeset, TracedStatement statement) {
    return statement.trace().rewritten().stream()
        .filter(changeset.before().tables()::contains)
        .map(
            table ->
                statement.says(
                    table,
                    "It was written anew, row by row, under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile."));
  }

  private static Stream<Remark> indexRewrites(
      TracedChangeset changeset, TracedStatement statement) {
    return statement.trace().rewritten().stream()
        .filter(index -> isLocked(changeset, statement, index))
        .map(
            index ->
                statement
                    .says(
                        changeset.before().tableOfIndex().get(index),
                        "Its index %s was built anew while the table was locked.".formatted(index))
                    .about(index));
  }

  /** REINDEX CONCURRENTLY gives an index a new file, too, and nobody waits. */
  private static boolean isLocked(
      TracedChangeset changeset, TracedStatement statement, String index) {
    return Optional.ofNullable(changeset.before().tableOfIndex().get(index))
        .filter(
            table ->
                Stream.concat(
                        statement.trace().lockOf(table).stream(),
                        changeset.heldBefore(statement, table).stream())
                    .anyMatch(mode -> changeset.before().stops(table, mode)))
        .isPresent();
  }

  private static Stream<Remark> plainIndexes(TracedChangeset changeset, TracedStatement statement) {
    return builds(statement)
        .filter(index -> !index.constraint() && !index.concurrently())
        .map(
            index ->
                statement
                    .says(
                        index.table(),
                        "Its writers wait until the index %s is built and the changeset has ended."
                            .formatted(index.index()))
                    .about(index.index()));
  }

  /** Indexes that are new; what a rewrite builds anew is told as that. */
  private static Stream<IndexBuild> builds(TracedStatement statement) {
    List<String> rewritten = statement.trace().rewritten();
    return statement.trace().indexes().stream()
        .filter(index -> !rewritten.contains(index.index()) && !rewritten.contains(index.table()));
  }

  private static Stream<Remark> writesMuch(TracedChangeset changeset, TracedStatement statement) {
    return Stream.of(statement)
        .filter(one -> one.trace().walBytes() >= MUCH_WAL)
        .map(
            one ->
                one.says(
                    one.trace().locks().stream()
                        .findFirst()
                        .map(lock -> lock.table())
                        .orElse("statement " + (one.index() + 1)),
                    "It wrote %d MB of write-ahead log on the rehearsed database: in production replicas fall behind, and archives fill, in proportion."
                        .formatted(one.trace().walBytes() >> 20)));
  }
}
