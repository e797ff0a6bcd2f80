package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.sql.StatementPattern;
import org.schemaassurance.sql.Token;

/** Columns of tables that were there before: added, renamed, dropped. */
final class ColumnHints {
  private static final String[] OF_A_REWRITE = {
    "table-rewrite", "index-rewrite", "scan-under-strong-lock"
  };

  private static final StatementPattern RENAME =
      StatementPattern.of("RENAME [COLUMN] <from> TO <to>");
  private static final StatementPattern DROP_COLUMN =
      StatementPattern.of("DROP [COLUMN] [IF EXISTS] <column>");
  private static final StatementPattern DROP_CONSTRAINT = StatementPattern.of("DROP CONSTRAINT");

  private static final Set<String> SERIAL =
      Set.of("serial", "bigserial", "smallserial", "serial2", "serial4", "serial8");

  /** Functions of PostgreSQL and its usual extensions that answer otherwise for each row. */
  private static final Set<String> VOLATILE =
      Set.of(
          "random",
          "random_normal",
          "gen_random_uuid",
          "gen_random_bytes",
          "uuidv4",
          "uuidv7",
          "uuid_generate_v1",
          "uuid_generate_v1mc",
          "uuid_generate_v4",
          "clock_timestamp",
          "timeofday",
          "nextval",
          "setval");

  static final List<TextDetector> ALL =
      List.of(
          ofAdded(
              Hint.warning("volatile-default", Weight.ROWS, OF_A_REWRITE),
              (action, column) ->
                  volatileCall(column.defaultValue())
                      .map(
                          function ->
                              "Its new column %s gets another value of %s() in each row, so the whole table is written anew under ACCESS EXCLUSIVE."
                                  .formatted(column.name(), function))),
          ofAdded(
              Hint.warning("serial-column-added", Weight.ROWS, OF_A_REWRITE),
              (action, column) ->
                  Optional.of(
                          "Its new column %s counts, so each row gets a number and the whole table is written anew under ACCESS EXCLUSIVE."
                              .formatted(column.name()))
                      .filter(said -> counts(column))),
          ofAdded(
              Hint.warning("stored-column-added", Weight.ROWS, OF_A_REWRITE),
              (action, column) ->
                  Optional.of(
                          "Its new column %s is computed and stored, so the whole table is written anew under ACCESS EXCLUSIVE."
                              .formatted(column.name()))
                      .filter(said -> column.has("generated always as") && column.has("stored"))),
          new TextDetector(
              Hint.error("required-column-added", Weight.ANY_SIZE), ColumnHints::required),
          ofAdded(
              Hint.warning(
                  "foreign-key-with-column",
                  Weight.TRAFFIC,
                  "foreign-key-validated-at-once",
                  "several-tables-locked"),
              (action, column) ->
                  Optional.of(
                          "Its new column %s comes with its foreign key: ACCESS EXCLUSIVE here and a lock that blocks writers of the referenced table are held together."
                              .formatted(column.name()))
                      .filter(said -> column.has("references"))),
          ofAdded(
              Hint.warning("json-column-added", Weight.ANY_SIZE),
              (action, column) ->
                  Optional.of(
                          "Its new column %s is of type json, which has no equality: SELECT DISTINCT and GROUP BY of whole rows fail from now on."
                              .formatted(column.name()))
                      .filter(said -> column.typeName().equals("json"))),
          new TextDetector(Hint.warning("column-renamed", Weight.ANY_SIZE), ColumnHints::renamed),
          new TextDetector(Hint.warning("column-dropped", Weight.ANY_SIZE), ColumnHints::dropped));

  private ColumnHints() {}

  private interface Sentence extends BiFunction<AlterAction, ColumnText, Optional<String>> {}

  private static TextDetector ofAdded(Hint hint, Sentence sentence) {
    return new TextDetector(
        hint,
        changeset ->
            changeset
                .alterations()
                .flatMap(
                    action ->
                        action
                            .addedColumn()
                            .flatMap(
                                column ->
                                    sentence
                                        .apply(action, column)
                                        .map(said -> action.says(said).about(column.name())))
                            .stream()));
  }

  private static Optional<String> volatileCall(List<Token> expression) {
    return Stream.iterate(0, at -> at + 1 < expression.size(), at -> at + 1)
        .filter(at -> expression.get(at + 1).isPunctuation("("))
        .map(at -> expression.get(at).text())
        .filter(VOLATILE::contains)
        .findFirst();
  }

  static boolean isSerial(ColumnText column) {
    return SERIAL.contains(column.typeName());
  }

  private static boolean counts(ColumnText column) {
    return isSerial(column)
        || column.has("generated always as identity")
        || column.has("generated by default as identity");
  }

  private static Stream<Remark> required(ChangesetText changeset) {
    return changeset
        .alterations()
        .filter(action -> !LossHints.isEmptiedBefore(changeset, action))
        .flatMap(
            action ->
                action
                    .addedColumn()
                    .filter(ColumnHints::isRequired)
                    .map(
                        column ->
                            action
                                .says(
                                    "Its new column %s is NOT NULL and has no default: it fails (23502) as soon as the table has a row."
                                        .formatted(column.name()))
                                .about(column.name()))
                    .stream());
  }

  private static boolean isRequired(ColumnText column) {
    return column.has("not null")
        && column.defaultValue().isEmpty()
        && !column.has("generated")
        && !counts(column);
  }

  private static Stream<Remark> renamed(ChangesetText changeset) {
    return changeset
        .alterations()
        .flatMap(
            action ->
                action
                    .match(RENAME)
                    .filter(match -> !action.tokens().get(1).isWord("constraint"))
                    .filter(match -> !action.tokens().get(1).isWord("to"))
                    .map(
                        match ->
                            action
                                .says(
                                    "Its column %s is called %s from one moment to the next: whatever still runs with the old name fails."
                                        .formatted(
                                            match.name("from").name(), match.name("to").name()))
                                .about(match.name("from").name()))
                    .stream());
  }

  private static Stream<Remark> dropped(ChangesetText changeset) {
    return changeset
        .alterations()
        .filter(action -> !action.begins(DROP_CONSTRAINT))
        .flatMap(
            action ->
                action
                    .match(DROP_COLUMN)
                    .map(match -> match.name("column").name())
                    .filter(column -> changeset.before().hasColumn(action.table(), column))
                    .map(
                        column ->
                            action
                                .says(
                                    "Its column %s and what is in it are gone, and whatever still reads it fails."
                                        .formatted(column))
                                .about(column))
                    .stream());
  }
}
