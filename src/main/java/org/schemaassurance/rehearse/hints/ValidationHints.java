package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.TableScan;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.rehearse.hints.TracedChangeset.TracedStatement;
import org.schemaassurance.sql.StatementPattern;

/** Tables that were read through while somebody waited, most of them to validate a constraint. */
final class ValidationHints {
  private static final String SCAN = "scan-under-strong-lock";
  private static final String UNDER_LOCK = "statements-under-access-exclusive";

  private static final StatementPattern RUNS_OTHERS = StatementPattern.of("DO|CALL|SELECT|WITH");
  private static final StatementPattern ADD = StatementPattern.of("ADD");
  private static final StatementPattern NOT_VALID = StatementPattern.of("... NOT VALID");
  private static final StatementPattern SET_NOT_NULL =
      StatementPattern.of("ALTER [COLUMN] <column> SET NOT NULL");
  private static final StatementPattern VALIDATE =
      StatementPattern.of("VALIDATE CONSTRAINT <constraint>");
  private static final StatementPattern ATTACH =
      StatementPattern.of("ATTACH PARTITION <partition>");

  static final List<TraceDetector> ALL =
      List.of(
          ofActions(
              Hint.warning("check-validated-at-once", Weight.ROWS, SCAN, UNDER_LOCK),
              (changeset, statement, action) ->
                  validates(statement, action) && action.hasWord("check") && !isForeignKey(action)
                      ? says(
                          action,
                          "Each row is tested against its new CHECK under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile.")
                      : Optional.empty()),
          ofActions(
              Hint.warning(
                  "foreign-key-validated-at-once",
                  Weight.ROWS,
                  SCAN,
                  UNDER_LOCK,
                  "several-tables-locked"),
              (changeset, statement, action) ->
                  validates(statement, action) && isForeignKey(action)
                      ? says(
                          action,
                          "Each row is looked up for its new foreign key while nobody writes to it, nor to the table that it references.")
                      : Optional.empty()),
          ofActions(
              Hint.warning("not-null-scans-table", Weight.ROWS, SCAN, UNDER_LOCK),
              (changeset, statement, action) ->
                  action
                      .match(SET_NOT_NULL)
                      .filter(match -> scans(statement, action.table()))
                      .flatMap(
                          match ->
                              says(
                                      action,
                                      "Each row is tested for a NULL in %s under ACCESS EXCLUSIVE: nobody reads or writes it meanwhile."
                                          .formatted(match.name("column").name()))
                                  .map(remark -> remark.about(match.name("column").name())))),
          ofActions(
              Hint.warning(
                  "constraint-validated-in-same-transaction", Weight.ROWS, SCAN, UNDER_LOCK),
              (changeset, statement, action) ->
                  action
                      .match(VALIDATE)
                      .filter(
                          match ->
                              changeset
                                  .heldBefore(statement, action.table())
                                  .filter(LockMode::blocksWrites)
                                  .isPresent())
                      .flatMap(
                          match ->
                              says(
                                  action,
                                  "Its constraint %s is validated while the transaction still holds the lock under which it was added: NOT VALID was for nothing."
                                      .formatted(match.name("constraint").name())))),
          ofActions(
              Hint.warning("partition-attached-with-scan", Weight.ROWS, SCAN, UNDER_LOCK),
              (changeset, statement, action) ->
                  action
                      .match(ATTACH)
                      .map(match -> changeset.before().called(match.name("partition")))
                      .filter(partition -> scans(statement, partition))
                      .map(
                          partition ->
                              statement.says(
                                  partition,
                                  "Each of its rows is tested against the partition's bounds under ACCESS EXCLUSIVE, since no CHECK of it says that they fit."))),
          new TraceDetector(Hint.warning(SCAN, Weight.ROWS, UNDER_LOCK), ValidationHints::scans));

  private ValidationHints() {}

  private interface Look {
    Optional<Remark> at(TracedChangeset changeset, TracedStatement statement, AlterAction action);
  }

  private static TraceDetector ofActions(Hint hint, Look look) {
    return new TraceDetector(
        hint,
        changeset ->
            changeset.statements().stream()
                .flatMap(
                    statement ->
                        statement.alterations().stream()
                            .flatMap(action -> look.at(changeset, statement, action).stream())));
  }

  private static Optional<Remark> says(AlterAction action, String sentence) {
    return Optional.of(action.says(sentence));
  }

  /** Whether it adds a constraint of its table that is validated there and then. */
  private static boolean validates(TracedStatement statement, AlterAction action) {
    return action.begins(ADD)
        && !NOT_VALID.begins(action.tokens())
        && statement.trace().validated().stream()
            .anyMatch(constraint -> constraint.startsWith(action.table() + "."));
  }

  private static boolean isForeignKey(AlterAction action) {
    return action.hasWord("references");
  }

  private static boolean scans(TracedStatement statement, String table) {
    return statement.trace().scans().stream().anyMatch(scan -> scan.table().equals(table));
  }

  private static Stream<Remark> scans(TracedChangeset changeset) {
    return changeset.statements().stream()
        .flatMap(
            statement ->
                statement.trace().scans().stream()
                    .filter(scan -> changeset.before().stops(scan.table(), scan.under()))
                    .filter(scan -> isUnderLock(changeset, statement, scan))
                    .map(scan -> statement.says(scan.table(), readUnder(scan))));
  }

  /** What runs other statements may have read the table before it locked it. */
  private static boolean isUnderLock(
      TracedChangeset changeset, TracedStatement statement, TableScan scan) {
    return statement.text().stream().noneMatch(text -> text.begins(RUNS_OTHERS))
        || changeset.heldBefore(statement, scan.table()).filter(LockMode::blocksWrites).isPresent();
  }

  private static String readUnder(TableScan scan) {
    return "It was read from its first page to its last under %s: %s wait that long."
        .formatted(scan.under(), scan.under().blocksReads() ? "readers and writers" : "writers");
  }
}
