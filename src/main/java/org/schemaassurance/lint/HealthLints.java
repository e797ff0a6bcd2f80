package org.schemaassurance.lint;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.Severity;

/** What pg-index-health's queries find; an opinion is told where somebody asks for it. */
final class HealthLints {
  private static final String KEYS = "Looking at keys and indexes";
  private static final String COLUMNS = "Looking at columns";

  /** What is not asked, and why: each is ours already, or nothing that the schema tells. */
  static final Map<Diagnostic, String> NOT_ASKED =
      Map.of(
          Diagnostic.FOREIGN_KEYS_WITHOUT_INDEX,
              "foreign-key-without-index tells it, of keys with a partial or invalid index too",
          Diagnostic.INVALID_INDEXES, "invalid-index tells it, of constraints' indexes too",
          Diagnostic.NOT_VALID_CONSTRAINTS, "constraint-not-valid tells it, of domains too",
          Diagnostic.SEQUENCE_OVERFLOW,
              "sequence-near-end tells it, of what the columns may hold, too",
          Diagnostic.BLOATED_INDEXES, "an estimate from statistics that a role may not see",
          Diagnostic.BLOATED_TABLES, "an estimate from statistics that a role may not see",
          Diagnostic.TABLES_WITH_MISSING_INDEXES, "a guess from what one server has done so far",
          Diagnostic.UNUSED_INDEXES, "a guess from what one server has done so far");

  private static final List<HealthLint> FAULTS =
      List.of(
          found(
              "duplicate-index",
              KEYS,
              "No index does what another one does.",
              Diagnostic.DUPLICATED_INDEXES,
              IndexConfirmations::duplicateIndexes),
          found(
              "redundant-index",
              KEYS,
              "No index is the beginning of another one.",
              Diagnostic.INTERSECTED_INDEXES,
              IndexConfirmations::redundantIndexes),
          found(
              "needless-index-condition",
              KEYS,
              "No index asks whether something is NULL that never is.",
              Diagnostic.INDEXES_WITH_UNNECESSARY_WHERE_CLAUSE,
              IndexConfirmations::needlessConditions),
          found(
              "btree-index-on-array",
              KEYS,
              "No array has a B-tree index.",
              Diagnostic.BTREE_INDEXES_ON_ARRAY_COLUMNS,
              IndexConfirmations::arrayIndexes),
          new HealthLint(
              new Lint(
                  "foreign-key-without-index",
                  KEYS,
                  Severity.WARNING,
                  true,
                  "Every foreign key has an index on its referencing columns."),
              NamedSql.of(HealthLints.class, "keys-of-schema"),
              List.of(),
              false,
              KeyConfirmations::keysWithoutIndex),
          found(
              "foreign-key-type-mismatch",
              KEYS,
              "Every foreign key has the types of what it references.",
              Diagnostic.FOREIGN_KEYS_WITH_UNMATCHED_COLUMN_TYPE,
              KeyConfirmations::keysOfOtherType),
          found(
              "duplicate-foreign-key",
              KEYS,
              "No foreign key says what another one says.",
              Diagnostic.DUPLICATED_FOREIGN_KEYS,
              KeyConfirmations::duplicateKeys),
          found(
              "table-without-primary-key",
              KEYS,
              "Every table has a primary key.",
              Diagnostic.TABLES_WITHOUT_PRIMARY_KEY,
              KeyConfirmations::tablesWithoutKey),
          new HealthLint(
              new Lint(
                  "sequence-near-end",
                  COLUMNS,
                  Severity.WARNING,
                  true,
                  "Every sequence has more than a tenth of its values left."),
              NamedSql.of(HealthLints.class, "sequences-of-schema"),
              List.of(HealthLint.LEAST_REMAINING),
              false,
              Confirmation.each(HealthLints::sequence)),
          found(
              "money-column",
              COLUMNS,
              "No column is of the type money.",
              Diagnostic.COLUMNS_WITH_MONEY_TYPE,
              Confirmation.each(
                  row ->
                      Suspicion.of(
                          row.qualifiedColumn(),
                          "numeric, with the currency beside it",
                          "money, whose currency and fractions are a setting's (lc_monetary)",
                          "ALTER TABLE "
                              + row.table()
                              + " ALTER COLUMN "
                              + row.text("column_name")
                              + " TYPE numeric; -- it writes the table anew"))));

  static final List<HealthLint> ALL =
      Stream.of(FAULTS, TableOpinions.ALL, TypeOpinions.ALL, NameOpinions.ALL, IndexOpinions.ALL)
          .flatMap(List::stream)
          .toList();

  private HealthLints() {}

  private static HealthLint found(
      String id, String section, String nothing, Diagnostic diagnostic, Confirmation confirmation) {
    return new HealthLint(
        new Lint(id, section, Severity.WARNING, true, nothing), diagnostic, confirmation);
  }

  private static Suspicion sequence(HealthRow row) {
    return Suspicion.of(
        row.text("sequence_name"),
        "more than 10 % of its values left",
        row.text("remaining_percentage") + " % of " + row.text("values_of"),
        "Make its column and it a bigint, or let it begin anew where the old values are gone.");
  }
}
