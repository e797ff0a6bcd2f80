package org.schemaassurance.lint;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.util.List;

/** What some would do otherwise about whole tables, and about what has no comment. */
final class TableOpinions {
  static final List<HealthLint> ALL =
      List.of(
          HealthLint.opinion(
              "table-without-description",
              "Every table has a comment.",
              Diagnostic.TABLES_WITHOUT_DESCRIPTION,
              row ->
                  Suspicion.of(
                      row.table(),
                      "a comment",
                      "none",
                      "COMMENT ON TABLE " + row.table() + " IS '…';")),
          HealthLint.opinion(
              "column-without-description",
              "Every column has a comment.",
              Diagnostic.COLUMNS_WITHOUT_DESCRIPTION,
              row ->
                  Suspicion.of(
                      row.qualifiedColumn(),
                      "a comment",
                      "none",
                      "COMMENT ON COLUMN " + row.qualifiedColumn() + " IS '…';")),
          HealthLint.opinion(
              "function-without-description",
              "Every function and procedure has a comment.",
              Diagnostic.FUNCTIONS_WITHOUT_DESCRIPTION,
              row -> {
                String function =
                    row.qualified("function_name") + "(" + row.text("function_signature") + ")";
                return Suspicion.of(
                    function, "a comment", "none", "COMMENT ON ROUTINE " + function + " IS '…';");
              }),
          HealthLint.opinion(
              "table-without-relations",
              "Every table references another one, or is referenced.",
              Diagnostic.TABLES_NOT_LINKED_TO_OTHERS,
              row ->
                  Suspicion.of(
                      row.table(),
                      "a foreign key from or to it",
                      "none",
                      "Add what is missing, or drop it.")),
          HealthLint.opinion(
              "table-of-one-column",
              "Every table has two columns or more.",
              Diagnostic.TABLES_WITH_ZERO_OR_ONE_COLUMN,
              row ->
                  Suspicion.of(
                      row.table(),
                      "two columns or more",
                      row.text("columns").isEmpty() ? "none" : row.columns() + " alone",
                      "Ask whether it is a table of its own.")),
          HealthLint.opinion(
              "all-columns-nullable",
              "Every table has a column beside its primary key that is NOT NULL.",
              Diagnostic.TABLES_WHERE_ALL_COLUMNS_NULLABLE_EXCEPT_PK,
              row ->
                  Suspicion.of(
                      row.table(),
                      "a column beside the primary key that is NOT NULL",
                      "none",
                      "Declare NOT NULL what is never missing.")),
          HealthLint.opinion(
              "primary-key-not-first",
              "Every table begins with its primary key.",
              Diagnostic.TABLES_WHERE_PRIMARY_KEY_COLUMNS_NOT_FIRST,
              row ->
                  Suspicion.of(
                      row.table(),
                      "its primary key as the first columns",
                      "another column before it",
                      "Nothing but the next table's CREATE TABLE.")),
          HealthLint.opinion(
              "inherited-table",
              "No table inherits from another one.",
              Diagnostic.TABLES_WITH_INHERITANCE,
              row ->
                  Suspicion.of(
                      row.table(),
                      "no INHERITS",
                      "a parent, whose keys and indexes are not the child's",
                      "Take partitions, or a foreign key.")));

  private TableOpinions() {}
}
