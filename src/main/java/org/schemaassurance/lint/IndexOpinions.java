package org.schemaassurance.lint;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.util.List;

/** What some would do otherwise about the columns of indexes and foreign keys. */
final class IndexOpinions {
  static final List<HealthLint> ALL =
      List.of(
          HealthLint.opinion(
              "overlapping-foreign-keys",
              "No two foreign keys to one table share a column.",
              Diagnostic.INTERSECTED_FOREIGN_KEYS,
              row ->
                  Suspicion.of(
                      row.qualifiedConstraint(),
                      "columns of its own",
                      "some that "
                          + row.text("intersected_constraint_name")
                          + " has, too, to the same table",
                      "Ask whether one of the two is enough.")),
          HealthLint.opinion(
              "boolean-in-index",
              "No index that is not unique has a boolean in it.",
              Diagnostic.INDEXES_WITH_BOOLEAN,
              row ->
                  Suspicion.of(
                      row.qualifiedIndex(),
                      "columns that tell rows apart",
                      "the boolean " + row.text("column_name"),
                      "A partial index, WHERE "
                          + row.text("column_name")
                          + ", is often what was wanted.")),
          HealthLint.opinion(
              "nullable-column-in-index",
              "No index begins with a column that may be NULL.",
              Diagnostic.INDEXES_WITH_NULL_VALUES,
              row ->
                  Suspicion.of(
                      row.qualifiedIndex(),
                      "a first column that is NOT NULL, or a condition",
                      row.text("nullable_fields") + ", which may be NULL",
                      "An index WHERE that IS NOT NULL makes it smaller where many are.")),
          HealthLint.opinion(
              "timestamp-inside-index",
              "No index has a point in time before its last column.",
              Diagnostic.INDEXES_WITH_TIMESTAMP_IN_THE_MIDDLE,
              row ->
                  Suspicion.of(
                      row.qualifiedIndex(),
                      "a point in time as the last column",
                      "one before another in " + row.columns(),
                      "Columns that are compared by = first, ranges last.")));

  private IndexOpinions() {}
}
