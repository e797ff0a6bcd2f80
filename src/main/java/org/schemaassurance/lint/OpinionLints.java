package org.schemaassurance.lint;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.util.List;
import java.util.function.Function;
import org.schemaassurance.model.Severity;

/** What pg-index-health's queries find that some would do otherwise; told where it is asked for. */
final class OpinionLints {
  private static final String OPINIONS = "Looking at what some would do otherwise";

  static final List<HealthLint> ALL =
      List.of(
          opinion(
              "table-without-description",
              "Every table has a comment.",
              Diagnostic.TABLES_WITHOUT_DESCRIPTION,
              row ->
                  Suspicion.of(
                      row.table(),
                      "a comment",
                      "none",
                      "COMMENT ON TABLE " + row.table() + " IS '…';")),
          opinion(
              "column-without-description",
              "Every column has a comment.",
              Diagnostic.COLUMNS_WITHOUT_DESCRIPTION,
              row ->
                  Suspicion.of(
                      row.qualifiedColumn(),
                      "a comment",
                      "none",
                      "COMMENT ON COLUMN " + row.qualifiedColumn() + " IS '…';")),
          opinion(
              "function-without-description",
              "Every function and procedure has a comment.",
              Diagnostic.FUNCTIONS_WITHOUT_DESCRIPTION,
              row -> {
                String function =
                    row.qualified("function_name") + "(" + row.text("function_signature") + ")";
                return Suspicion.of(
                    function, "a comment", "none", "COMMENT ON ROUTINE " + function + " IS '…';");
              }),
          opinion(
              "table-without-relations",
              "Every table references another one, or is referenced.",
              Diagnostic.TABLES_NOT_LINKED_TO_OTHERS,
              row ->
                  Suspicion.of(
                      row.table(),
                      "a foreign key from or to it",
                      "none",
                      "Add what is missing, or drop it.")),
          opinion(
              "table-of-one-column",
              "Every table has two columns or more.",
              Diagnostic.TABLES_WITH_ZERO_OR_ONE_COLUMN,
              row ->
                  Suspicion.of(
                      row.table(),
                      "two columns or more",
                      row.text("columns").isEmpty() ? "none" : row.columns() + " alone",
                      "Ask whether it is a table of its own.")),
          opinion(
              "all-columns-nullable",
              "Every table has a column beside its primary key that is NOT NULL.",
              Diagnostic.TABLES_WHERE_ALL_COLUMNS_NULLABLE_EXCEPT_PK,
              row ->
                  Suspicion.of(
                      row.table(),
                      "a column beside the primary key that is NOT NULL",
                      "none",
                      "Declare NOT NULL what is never missing.")),
          opinion(
              "primary-key-not-first",
              "Every table begins with its primary key.",
              Diagnostic.TABLES_WHERE_PRIMARY_KEY_COLUMNS_NOT_FIRST,
              row ->
                  Suspicion.of(
                      row.table(),
                      "its primary key as the first columns",
                      "another column before it",
                      "Nothing but the next table's CREATE TABLE.")),
          opinion(
              "inherited-table",
              "No table inherits from another one.",
              Diagnostic.TABLES_WITH_INHERITANCE,
              row ->
                  Suspicion.of(
                      row.table(),
                      "no INHERITS",
                      "a parent, whose keys and indexes are not the child's",
                      "Take partitions, or a foreign key.")),
          opinion(
              "serial-primary-key",
              "No primary key is serial.",
              Diagnostic.PRIMARY_KEYS_WITH_SERIAL_TYPES,
              row -> serial(row)),
          new HealthLint(
              new Lint(
                  "serial-column",
                  OPINIONS,
                  Severity.WARNING,
                  false,
                  "No further column is serial."),
              Diagnostic.COLUMNS_WITH_SERIAL_TYPES,
              true,
              Confirmation.each(OpinionLints::serial)),
          opinion(
              "uuid-as-text-key",
              "No primary key has the length of a UUID as text.",
              Diagnostic.PRIMARY_KEYS_WITH_VARCHAR,
              row ->
                  Suspicion.of(
                      row.table(),
                      "uuid for a key of that length",
                      "a primary key " + row.columns() + " of text as long as a UUID",
                      "Make it a uuid, with the columns that refer to it; that writes their tables anew.")),
          opinion(
              "natural-primary-key",
              "Every primary key is a number or a UUID.",
              Diagnostic.PRIMARY_KEYS_THAT_MOST_LIKELY_NATURAL_KEYS,
              row ->
                  Suspicion.of(
                      row.table(),
                      "a primary key of numbers or UUIDs",
                      "one of another type in " + row.columns(),
                      "Where the values may change: a surrogate key, and UNIQUE for these.")),
          opinion(
              "json-column",
              "No column is of the type json.",
              Diagnostic.COLUMNS_WITH_JSON_TYPE,
              row -> typed(row, "jsonb")),
          opinion(
              "char-column",
              "No column is of the type char(n).",
              Diagnostic.COLUMNS_WITH_CHAR_TYPE,
              row -> typed(row, "text, which is not padded")),
          opinion(
              "varchar-with-length",
              "No column is of the type varchar(n).",
              Diagnostic.COLUMNS_WITH_FIXED_LENGTH_VARCHAR,
              row ->
                  Suspicion.of(
                      row.qualifiedColumn(),
                      "text, with a CHECK where its length matters",
                      "varchar with a length",
                      "ALTER TABLE "
                          + row.table()
                          + " ALTER COLUMN "
                          + row.text("column_name")
                          + " TYPE text; it writes nothing anew.")),
          opinion(
              "timestamp-without-time-zone",
              "No column is of the type timestamp or timetz.",
              Diagnostic.COLUMNS_WITH_TIMESTAMP_OR_TIMETZ_TYPE,
              row -> typed(row, "timestamptz")),
          opinion(
              "quoted-name",
              "No name needs quotes.",
              Diagnostic.OBJECTS_NOT_FOLLOWING_NAMING_CONVENTION,
              row -> named(row, "a name that needs no quotes", "one that does")),
          opinion(
              "quoted-column-name",
              "No column's name needs quotes.",
              Diagnostic.COLUMNS_NOT_FOLLOWING_NAMING_CONVENTION,
              row ->
                  Suspicion.of(
                      row.qualifiedColumn(),
                      "a name that needs no quotes",
                      "one that does",
                      "Rename the column, and it in every query.")),
          opinion(
              "name-of-greatest-length",
              "No name is as long as names can be.",
              Diagnostic.POSSIBLE_OBJECT_NAME_OVERFLOW,
              row ->
                  named(
                      row,
                      "a name shorter than names can be",
                      "one of 63 characters, which may have been cut off")),
          opinion(
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
          opinion(
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
          opinion(
              "nullable-column-in-index",
              "No index begins with a column that may be NULL.",
              Diagnostic.INDEXES_WITH_NULL_VALUES,
              row ->
                  Suspicion.of(
                      row.qualifiedIndex(),
                      "a first column that is NOT NULL, or a condition",
                      row.text("nullable_fields") + ", which may be NULL",
                      "An index WHERE that IS NOT NULL makes it smaller where many are.")),
          opinion(
              "timestamp-inside-index",
              "No index has a point in time before its last column.",
              Diagnostic.INDEXES_WITH_TIMESTAMP_IN_THE_MIDDLE,
              row ->
                  Suspicion.of(
                      row.qualifiedIndex(),
                      "a point in time as the last column",
                      "one before another in " + row.columns(),
                      "Columns that are compared by = first, ranges last.")));

  private OpinionLints() {}

  /** What can be told of one row. */
  private interface Telling extends Function<HealthRow, Suspicion> {}

  private static HealthLint opinion(
      String id, String nothing, Diagnostic diagnostic, Telling telling) {
    return new HealthLint(
        new Lint(id, OPINIONS, Severity.WARNING, false, nothing),
        diagnostic,
        Confirmation.each(telling));
  }

  private static Suspicion serial(HealthRow row) {
    return Suspicion.of(
        row.qualifiedColumn(),
        "GENERATED AS IDENTITY",
        row.text("column_type"),
        "ALTER TABLE "
            + row.table()
            + " ALTER COLUMN "
            + row.text("column_name")
            + " ADD GENERATED BY DEFAULT AS IDENTITY, without the default.");
  }

  private static Suspicion typed(HealthRow row, String expected) {
    return Suspicion.of(
        row.qualifiedColumn(),
        expected,
        row.text("column_type"),
        "Give it that type; ALTER TABLE "
            + row.table()
            + " ALTER COLUMN "
            + row.text("column_name")
            + " TYPE writes the table anew.");
  }

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
