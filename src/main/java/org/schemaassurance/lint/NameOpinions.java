package org.schemaassurance.lint;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.IndexFacts;

/** What some would do otherwise about names. */
final class NameOpinions {
  private static final String NAME = "object_name";

  static final List<HealthLint> ALL =
      List.of(
          HealthLint.confirmedOpinion(
              "quoted-name",
              "No name needs quotes.",
              Diagnostic.OBJECTS_NOT_FOLLOWING_NAMING_CONVENTION,
              eachOnce(row -> named(row, "a name that needs no quotes", "one that does"))),
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
          HealthLint.confirmedOpinion(
              "name-of-greatest-length",
              "No name is as long as names can be.",
              Diagnostic.POSSIBLE_OBJECT_NAME_OVERFLOW,
              eachOnce(
                  row ->
                      named(
                          row,
                          "a name shorter than names can be",
                          "one of 63 characters, which may have been cut off"))));

  private NameOpinions() {}

  /** A constraint's index has its name and is renamed with it, so that it is no second finding. */
  private static Confirmation eachOnce(Function<HealthRow, Suspicion> told) {
    return (rows, facts) -> {
      Set<String> constraints =
          rows.stream()
              .filter(row -> type(row).equals("constraint"))
              .map(row -> row.qualified(NAME))
              .collect(Collectors.toSet());
      Map<String, IndexFacts> indexes =
          facts.indexes(
              rows.stream()
                  .filter(row -> type(row).endsWith("index"))
                  .map(row -> row.text(NAME))
                  .filter(constraints::contains)
                  .toList());
      return rows.stream()
          .filter(
              row ->
                  !type(row).endsWith("index")
                      || Optional.ofNullable(indexes.get(row.text(NAME)))
                          .flatMap(IndexFacts::constraint)
                          .isEmpty())
          .map(told)
          .distinct()
          .toList();
    };
  }

  private static String type(HealthRow row) {
    return row.text("object_type");
  }

  private static Suspicion named(HealthRow row, String expected, String found) {
    return Suspicion.of(
        type(row).matches("function|constraint") ? row.qualified(NAME) : row.text(NAME),
        expected,
        found + " (" + type(row) + ")",
        "Rename it, and it in every query.");
  }
}
