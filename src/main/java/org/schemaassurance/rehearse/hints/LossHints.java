package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rehearse.hints.ChangesetText.Told;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.sql.StatementPattern;
import org.schemaassurance.sql.Token;
import org.schemaassurance.sql.WrittenTables;

/** What takes away rows, tables or names that somebody may still use. */
final class LossHints {
  private static final StatementPattern TRUNCATE =
      StatementPattern.of("TRUNCATE [TABLE] [ONLY] <table>");
  private static final StatementPattern CLUSTER = StatementPattern.of("CLUSTER [VERBOSE] <table>");
  private static final StatementPattern VACUUM = StatementPattern.of("VACUUM");
  private static final StatementPattern VACUUMED =
      StatementPattern.of("[FULL] [FREEZE] [VERBOSE] [ANALYZE] <table>");
  private static final StatementPattern DROP_TABLE =
      StatementPattern.of("DROP TABLE [IF EXISTS] <table>");
  private static final StatementPattern DROP =
      StatementPattern.of(
          "DROP [MATERIALIZED] [FOREIGN] [EVENT] TABLE|VIEW|TYPE|DOMAIN|FUNCTION|PROCEDURE|SEQUENCE|COLLATION [IF EXISTS] <object>");

  /** What is in no schema. */
  private static final StatementPattern DROP_WHOLE =
      StatementPattern.of("DROP SCHEMA|EXTENSION [IF EXISTS] <object>");

  private static final StatementPattern CASCADE = StatementPattern.of("... CASCADE");
  private static final StatementPattern RENAME_TABLE =
      StatementPattern.of(
          "ALTER TABLE|VIEW|MATERIALIZED [VIEW] [IF EXISTS] <table> RENAME TO <to>");
  private static final StatementPattern MOVE_TABLE =
      StatementPattern.of(
          "ALTER TABLE|VIEW|MATERIALIZED [VIEW] [IF EXISTS] <table> SET SCHEMA <to>");
  private static final StatementPattern UPDATE = StatementPattern.of("UPDATE [ONLY] <table>");
  private static final StatementPattern DELETE = StatementPattern.of("DELETE FROM [ONLY] <table>");
  private static final StatementPattern WHERE = StatementPattern.of("... WHERE");
  private static final StatementPattern TABLE =
      StatementPattern.of("CREATE|ALTER|DROP TABLE [IF EXISTS] [IF NOT EXISTS] <table>");
  private static final Set<String> LIQUIBASES =
      Set.of("databasechangelog", "databasechangeloglock");

  static final List<TextDetector> ALL =
      List.of(
          new TextDetector(
              Hint.error("table-truncated", Weight.ANY_SIZE, "statements-under-access-exclusive"),
              changeset ->
                  changeset.eachOfTables(
                      TRUNCATE,
                      "All its rows are gone, and a rollback does not bring them back; readers wait until the changeset ends.")),
          new TextDetector(
              Hint.warning(
                  "table-clustered",
                  Weight.ROWS,
                  "table-rewrite",
                  "index-rewrite",
                  "scan-under-strong-lock",
                  "index-without-concurrently"),
              LossHints::clustered),
          new TextDetector(
              Hint.warning("table-dropped", Weight.ANY_SIZE),
              changeset ->
                  changeset.eachOfTables(
                      DROP_TABLE,
                      "It is gone with its rows, and whatever still asks for it fails.")),
          new TextDetector(Hint.warning("drop-cascade", Weight.ANY_SIZE), LossHints::cascading),
          new TextDetector(Hint.warning("table-renamed", Weight.ANY_SIZE), LossHints::renamed),
          new TextDetector(
              Hint.warning("update-without-where", Weight.ROWS),
              changeset ->
                  changeset.eachOfTable(
                      UPDATE,
                      match ->
                          Optional.of(
                                  "Every row is written anew and stays locked until the changeset ends, and the old ones stay behind as bloat.")
                              .filter(said -> !WHERE.begins(match.rest())))),
          new TextDetector(
              Hint.warning("delete-without-where", Weight.ANY_SIZE),
              changeset ->
                  changeset.eachOfTable(
                      DELETE,
                      match ->
                          Optional.of(
                                  "Every row is deleted, and a rollback does not bring it back.")
                              .filter(said -> !WHERE.begins(match.rest())))),
          new TextDetector(
              Hint.error("liquibase-table-changed", Weight.ANY_SIZE), LossHints::bookkeeping));

  private LossHints() {}

  /** Whether all rows of a table are gone when it comes to an action. */
  static boolean isEmptiedBefore(ChangesetText changeset, AlterAction action) {
    return changeset.statements().stream()
        .takeWhile(statement -> !statement.equals(action.statement()))
        .filter(
            statement ->
                statement.begins(TRUNCATE)
                    || statement.match(DELETE).filter(match -> match.rest().isEmpty()).isPresent())
        .flatMap(statement -> WrittenTables.of(statement.sql()).stream())
        .flatMap(written -> changeset.before().table(written).stream())
        .anyMatch(action.table()::equals);
  }

  private static Stream<Remark> clustered(ChangesetText changeset) {
    return Stream.concat(
        changeset.eachOfTable(
            CLUSTER,
            match ->
                Optional.of(
                    "It is written anew in the order of an index under ACCESS EXCLUSIVE: nobody reads it meanwhile.")),
        changeset.statements().stream()
            .filter(statement -> statement.begins(VACUUM) && statement.hasWord("full"))
            .flatMap(
                statement ->
                    statement
                        .match(VACUUM)
                        .flatMap(match -> VACUUMED.in(behindParentheses(match.rest())))
                        .flatMap(match -> changeset.before().table(match.name("table")))
                        .map(
                            table ->
                                new Remark(
                                    table,
                                    statement.index(),
                                    "VACUUM FULL writes it anew under ACCESS EXCLUSIVE: nobody reads it meanwhile."))
                        .stream()));
  }

  /** {@code VACUUM (FULL, ANALYZE) table} has its options there. */
  private static List<Token> behindParentheses(List<Token> tokens) {
    return !tokens.isEmpty() && tokens.get(0).isPunctuation("(")
        ? tokens.subList(
            Math.min(ColumnText.inParentheses(tokens).size() + 2, tokens.size()), tokens.size())
        : tokens;
  }

  private static Stream<Remark> cascading(ChangesetText changeset) {
    Stream<Remark> drops =
        Stream.concat(
            dropped(changeset, DROP, changeset::called),
            dropped(changeset, DROP_WHOLE, name -> SqlIdentifier.display(name.name())));
    Stream<Remark> parts =
        changeset
            .alterations()
            .filter(action -> action.tokens().get(0).isWord("drop") && action.hasWord("cascade"))
            .map(
                action ->
                    action.says(
                        "CASCADE drops whatever depends on its part, in production perhaps more than here."));
    return Stream.concat(drops, parts);
  }

  private static Stream<Remark> dropped(
      ChangesetText changeset, StatementPattern drop, Function<QualifiedName, String> called) {
    return changeset.each(
        drop,
        match ->
            Optional.of(match)
                .filter(dropped -> CASCADE.begins(dropped.rest()))
                .map(
                    dropped ->
                        new Told(
                            called.apply(dropped.name("object")),
                            "CASCADE drops whatever depends on it, in production perhaps more than here, and the rollback brings back what somebody listed.")));
  }

  private static Stream<Remark> renamed(ChangesetText changeset) {
    return Stream.of(RENAME_TABLE, MOVE_TABLE)
        .flatMap(
            pattern ->
                changeset.eachOfTable(
                    pattern,
                    match ->
                        Optional.of(
                            "It has another name from one moment to the next: whatever still runs with the old one fails.")));
  }

  private static Stream<Remark> bookkeeping(ChangesetText changeset) {
    return changeset.statements().stream()
        .flatMap(
            statement ->
                Stream.concat(
                        WrittenTables.of(statement.sql()).stream(),
                        statement.match(TABLE).stream().map(match -> match.name("table")))
                    .filter(LossHints::isLiquibases)
                    .map(
                        table ->
                            new Remark(
                                changeset.called(table),
                                statement.index(),
                                "Liquibase keeps its own account there, and writes to it while this runs: an update may run a changeset twice or never.")));
  }

  private static boolean isLiquibases(QualifiedName table) {
    return LIQUIBASES.contains(table.name().toLowerCase(Locale.ROOT));
  }
}
