package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.rehearse.hints.ChangesetText.Told;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.sql.StatementPattern;
import org.schemaassurance.sql.StatementPattern.Match;

/** Indexes and partitions for which PostgreSQL has a way that waits for nobody. */
final class IndexHints {
  private static final String CONCURRENTLY = "concurrently";

  private static final StatementPattern DROP_INDEX =
      StatementPattern.of("DROP INDEX [CONCURRENTLY] [IF EXISTS] <index>");
  private static final StatementPattern REINDEX = StatementPattern.of("REINDEX");
  private static final StatementPattern REINDEX_INDEX =
      StatementPattern.of("REINDEX ... INDEX <index>");
  private static final StatementPattern REINDEX_TABLE =
      StatementPattern.of("REINDEX ... TABLE <table>");
  private static final StatementPattern REFRESH =
      StatementPattern.of("REFRESH MATERIALIZED VIEW [CONCURRENTLY] <table>");
  private static final StatementPattern PRIMARY_KEY =
      StatementPattern.of("ADD [CONSTRAINT] ... PRIMARY KEY");
  private static final StatementPattern USING_INDEX = StatementPattern.of("USING INDEX");
  private static final StatementPattern DETACH =
      StatementPattern.of("DETACH PARTITION <partition> [CONCURRENTLY]");

  static final List<TextDetector> ALL =
      List.of(
          new TextDetector(
              Hint.warning("index-dropped-without-concurrently", Weight.TRAFFIC),
              changeset -> changeset.each(DROP_INDEX, match -> dropped(changeset, match))),
          new TextDetector(
              Hint.warning(
                  "reindex-without-concurrently",
                  Weight.ROWS,
                  "index-rewrite",
                  "index-without-concurrently",
                  "scan-under-strong-lock"),
              IndexHints::reindexed),
          new TextDetector(
              Hint.warning(
                  "refresh-without-concurrently",
                  Weight.ROWS,
                  "table-rewrite",
                  "scan-under-strong-lock",
                  "index-rewrite"),
              changeset ->
                  changeset.eachOfTable(
                      REFRESH,
                      match ->
                          unless(
                              match,
                              "Whoever reads it waits until its query has run and its indexes are built."))),
          new TextDetector(
              Hint.warning(
                  "primary-key-added",
                  Weight.ROWS,
                  "unique-constraint-builds-index",
                  "not-null-scans-table",
                  "scan-under-strong-lock"),
              IndexHints::keyAdded),
          new TextDetector(
              Hint.warning("detach-without-concurrently", Weight.TRAFFIC), IndexHints::detached));

  private IndexHints() {}

  private static Optional<String> unless(Match match, String sentence) {
    return Optional.of(sentence).filter(said -> !match.has(CONCURRENTLY));
  }

  private static Optional<Told> dropped(ChangesetText changeset, Match match) {
    return changeset
        .before()
        .tableOfIndex(match.name("index"))
        .filter(table -> !match.has(CONCURRENTLY))
        .map(
            table ->
                new Told(
                    changeset.called(match.name("index")),
                    "It asks for ACCESS EXCLUSIVE on %s: readers and writers queue behind it as soon as one long query runs."
                        .formatted(table)));
  }

  private static Stream<Remark> reindexed(ChangesetText changeset) {
    return changeset.statements().stream()
        .filter(statement -> statement.begins(REINDEX) && !statement.hasWord(CONCURRENTLY))
        .flatMap(
            statement ->
                reindexed(changeset, statement)
                    .map(
                        object ->
                            new Remark(
                                object,
                                statement.index(),
                                "Writers of its table wait while it is built anew, and so do readers that would use it."))
                    .stream());
  }

  private static Optional<String> reindexed(ChangesetText changeset, TextStatement statement) {
    return statement
        .match(REINDEX_INDEX)
        .map(match -> match.name("index"))
        .filter(index -> changeset.before().tableOfIndex(index).isPresent())
        .map(changeset::called)
        .or(
            () ->
                statement
                    .match(REINDEX_TABLE)
                    .flatMap(match -> changeset.before().table(match.name("table"))));
  }

  private static Stream<Remark> keyAdded(ChangesetText changeset) {
    return changeset
        .alterations()
        .filter(
            action ->
                action
                    .match(PRIMARY_KEY)
                    .filter(match -> !USING_INDEX.begins(match.rest()))
                    .isPresent())
        .map(
            action ->
                action.says(
                    "Its primary key builds an index, and looks for NULL, under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile."));
  }

  private static Stream<Remark> detached(ChangesetText changeset) {
    return changeset
        .alterations()
        .flatMap(
            action ->
                action
                    .match(DETACH)
                    .filter(match -> !match.has(CONCURRENTLY))
                    .map(
                        match ->
                            action.says(
                                "Detaching %s asks for ACCESS EXCLUSIVE on the whole partitioned table."
                                    .formatted(changeset.called(match.name("partition")))))
                    .stream());
  }
}
