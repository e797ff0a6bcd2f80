package org.schemaassurance.lint;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.util.List;

/** What some would do otherwise about names. */
final class NameOpinions {
  static final List<HealthLint> ALL =
      List.of(
          HealthLint.opinion(
              "quoted-name",
              "No name needs quotes.",
              Diagnostic.OBJECTS_NOT_FOLLOWING_NAMING_CONVENTION,
              row -> named(row, "a name that needs no quotes", "one that does")),
          HealthLint.opinion(
              "quoted-column-name",
              "No column's name needs quotes.",
              Diagnostic.COLUMNS_NOT_FOLLOWING_NAMING_CONVENTION,
              row ->
                  Suspicion.of(
                      row.qualifiedColumn(),
                      "a name that needs no quotes",
                      "one that does",
                      "Rename the column, and it in every query.")),
          HealthLint.opinion(
              "name-of-greatest-length",
              "No name is as long as names can be.",
              Diagnostic.POSSIBLE_OBJECT_NAME_OVERFLOW,
              row ->
                  named(
                      row,
                      "a name shorter than names can be",
                      "one of 63 characters, which may have been cut off")));

  private NameOpinions() {}

  private static Suspicion named(HealthRow row, String expected, String found) {
    return Suspicion.of(
        row.text("object_type").matches("function|constraint")
            ? row.qualified("object_name")
            : row.text("object_name"),
        expected,
        found + " (" + row.text("object_type") + ")",
        "Rename it, and it in every query.");
  }
}
