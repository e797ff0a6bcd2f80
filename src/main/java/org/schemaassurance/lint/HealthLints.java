package org.schemaassurance.lint;

import io.github.mfvanek.pg.core.checks.common.Diagnostic;
import java.util.List;
import java.util.Map;
import org.schemaassurance.model.Severity;

/** What pg-index-health's queries find; an opinion is told where somebody asks for it. */
final class HealthLints {
  private static final String KEYS = "Looking at keys and indexes";
  private static final String COLUMNS = "Looking at columns";
  private static final String OPINIONS = "Looking at what some would do otherwise";

  /** What is not asked, and why: each is ours already, or nothing that the schema tells. */
  static final Map<Diagnostic, String> NOT_ASKED =
      Map.of(
          Diagnostic.INVALID_INDEXES, "invalid-index tells it, of constraints' indexes too",
          Diagnostic.NOT_VALID_CONSTRAINTS, "constraint-not-valid tells it, of domains too",
          Diagnostic.BLOATED_INDEXES, "an estimate from statistics that a role may not see",
          Diagnostic.BLOATED_TABLES, "an estimate from statistics that a role may not see",
          Diagnostic.TABLES_WITH_MISSING_INDEXES, "a guess from what one server has done so far",
          Diagnostic.UNUSED_INDEXES, "a guess from what one server has done so far");

  static final List<HealthLint> ALL =
      List.of(
          found(
              "duplicate-index",
              KEYS,
              "No index does what another one does.",
              Diagnostic.DUPLICATED_INDEXES,
              Confirmations::duplicateIndexes),
          found(
              "redundant-index",
              KEYS,
              "No index is the beginning of another one.",
              Diagnostic.INTERSECTED_INDEXES,
              Confirmations::redundantIndexes),
          found(
              "needless-index-condition",
              KEYS,
              "No index asks whether something is NULL that never is.",
              Diagnostic.INDEXES_WITH_UNNECESSARY_WHERE_CLAUSE,
              Confirmations::needlessConditions),
          found(
              "btree-index-on-array",
              KEYS,
              "No array has a B-tree index.",
              Diagnostic.BTREE_INDEXES_ON_ARRAY_COLUMNS,
              Confirmations::arrayIndexes),
          found(
              "foreign-key-without-index",
              KEYS,
              "Every foreign key has an index on its referencing columns.",
              Diagnostic.FOREIGN_KEYS_WITHOUT_INDEX,
              Confirmations::keysWithoutIndex),
          found(
              "foreign-key-type-mismatch",
              KEYS,
              "Every foreign key has the types of what it references.",
              Diagnostic.FOREIGN_KEYS_WITH_UNMATCHED_COLUMN_TYPE,
              Confirmations::keysOfOtherType),
          found(
              "duplicate-foreign-key",
              KEYS,
              "No foreign key says what another one says.",
              Diagnostic.DUPLICATED_FOREIGN_KEYS,
              Confirmations::duplicateKeys),
          found(
              "table-without-primary-key",
              KEYS,
              "Every table has a primary key.",
              Diagnostic.TABLES_WITHOUT_PRIMARY_KEY,
              Confirmations::tablesWithoutKey),
          found(
              "sequence-near-end",
              COLUMNS,
              "Every sequence has more than a tenth of its values left.",
              Diagnostic.SEQUENCE_OVERFLOW,
              Confirmations.each(HealthLints::sequence)),
          found(
              "money-column",
              COLUMNS,
              "No column is of the type money.",
              Diagnostic.COLUMNS_WITH_MONEY_TYPE,
              Confirmations.each(
                  row ->
                      Confirmations.plain(
                          row.qualifiedColumn(),
                          "numeric, with the currency beside it",
                          "money, whose currency and fractions are a setting's (lc_monetary)",
                          "ALTER TABLE "
                              + row.table()
                              + " ALTER COLUMN … TYPE numeric; it writes the table anew."))),
          opinion(
              "table-without-description",
              "Every table has a comment.",
              Diagnostic.TABLES_WITHOUT_DESCRIPTION,
              row ->
                  Confirmations.plain(
                      row.table(),
                      "a comment",
                      "none",
                      "COMMENT ON TABLE " + row.table() + " IS '…';")),
          opinion(
              "column-without-description",
              "Every column has a comment.",
              Diagnostic.COLUMNS_WITHOUT_DESCRIPTION,
              row ->
                  Confirmations.plain(
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
                return Confirmations.plain(
                    function, "a comment", "none", "COMMENT ON ROUTINE " + function + " IS '…';");
              }),
          opinion(
              "table-without-relations",
              "Every table references another one, or is referenced.",
              Diagnostic.TABLES_NOT_LINKED_TO_OTHERS,
              row ->
                  Confirmations.plain(
                      row.table(),
                      "a foreign key from or to it",
                      "none",
                      "Add what is missing, or drop it.")),
          opinion(
              "table-of-one-column",
              "Every table has two columns or more.",
              Diagnostic.TABLES_WITH_ZERO_OR_ONE_COLUMN,
              row ->
                  Confirmations.plain(
                      row.table(),
                      "two columns or more",
                      row.text("columns").isEmpty() ? "none" : row.columns() + " alone",
                      "Ask whether it is a table of its own.")),
          opinion(
              "all-columns-nullable",
              "Every table has a column beside its primary key that is NOT NULL.",
              Diagnostic.TABLES_WHERE_ALL_COLUMNS_NULLABLE_EXCEPT_PK,
              row ->
                  Confirmations.plain(
                      row.table(),
                      "a column beside the primary key that is NOT NULL",
                      "none",
                      "Declare NOT NULL what is never missing.")),
          opinion(
              "primary-key-not-first",
              "Every table begins with its primary key.",
              Diagnostic.TABLES_WHERE_PRIMARY_KEY_COLUMNS_NOT_FIRST,
              row ->
                  Confirmations.plain(
                      row.table(),
                      "its primary key as the first columns",
                      "another column before it",
                      "Nothing but the next table's CREATE TABLE.")),
          opinion(
              "inherited-table",
              "No table inherits from another one.",
              Diagnostic.TABLES_WITH_INHERITANCE,
              row ->
                  Confirmations.plain(
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
              Confirmations.each(HealthLints::serial)),
          opinion(
              "uuid-as-text-key",
              "No primary key has the length of a UUID as text.",
              Diagnostic.PRIMARY_KEYS_WITH_VARCHAR,
              row ->
                  Confirmations.plain(
                      row.table(),
                      "uuid for a key of that length",
                      "a primary key " + row.columns() + " of text as long as a UUID",
                      "ALTER COLUMN … TYPE uuid; it writes the table anew.")),
          opinion(
              "natural-primary-key",
              "Every primary key is a number or a UUID.",
              Diagnostic.PRIMARY_KEYS_THAT_MOST_LIKELY_NATURAL_KEYS,
              row ->
                  Confirmations.plain(
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
                  Confirmations.plain(
                      row.qualifiedColumn(),
                      "text, with a CHECK where its length matters",
                      "varchar with a length",
                      "ALTER COLUMN … TYPE text; it writes nothing anew.")),
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
                  Confirmations.plain(
                      row.qualifiedColumn(),
                      "a name that needs no quotes",
                      "one that does",
                      "ALTER TABLE … RENAME COLUMN …, with every query of it.")),
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
                  Confirmations.plain(
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
                  Confirmations.plain(
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
                  Confirmations.plain(
                      row.qualifiedIndex(),
                      "a first column that is NOT NULL, or a condition",
                      row.text("nullable_fields") + ", which may be NULL",
                      "WHERE … IS NOT NULL makes it smaller where many are.")),
          opinion(
              "timestamp-inside-index",
              "No index has a point in time before its last column.",
              Diagnostic.INDEXES_WITH_TIMESTAMP_IN_THE_MIDDLE,
              row ->
                  Confirmations.plain(
                      row.qualifiedIndex(),
                      "a point in time as the last column",
                      "one before another in " + row.columns(),
                      "Columns that are compared by = first, ranges last.")));

  private HealthLints() {}

  private static HealthLint found(
      String id, String section, String nothing, Diagnostic diagnostic, Confirmation confirmation) {
    return new HealthLint(
        new Lint(id, section, Severity.WARNING, true, nothing), diagnostic, confirmation);
  }

  /** What can be told of one row. */
  private interface Telling extends java.util.function.Function<HealthRow, Suspicion> {}

  private static HealthLint opinion(
      String id, String nothing, Diagnostic diagnostic, Telling telling) {
    return new HealthLint(
        new Lint(id, OPINIONS, Severity.WARNING, false, nothing),
        diagnostic,
        Confirmations.each(telling));
  }

  private static Suspicion sequence(HealthRow row) {
    return Confirmations.plain(
        row.text("sequence_name"),
        "more than 10 % of its values left",
        row.text("remaining_percentage") + " % of its " + row.text("data_type") + " values",
        "Make its column and it a bigint, or let it begin anew where the old values are gone.");
  }

  private static Suspicion serial(HealthRow row) {
    return Confirmations.plain(
        row.qualifiedColumn(),
        "GENERATED AS IDENTITY",
        row.text("column_type"),
        "ALTER TABLE "
            + row.table()
            + " ALTER COLUMN … ADD GENERATED BY DEFAULT AS IDENTITY, without the default.");
  }

  private static Suspicion typed(HealthRow row, String expected) {
    return Confirmations.plain(
        row.qualifiedColumn(),
        expected,
        row.text("column_type"),
        "ALTER TABLE " + row.table() + " ALTER COLUMN … TYPE …; it writes the table anew.");
  }

  private static Suspicion named(HealthRow row, String expected, String found) {
    return Confirmations.plain(
        row.text("object_type").matches("function|constraint")
            ? row.qualified("object_name")
            : row.text("object_name"),
        expected,
        found + " (" + row.text("object_type") + ")",
        "ALTER … RENAME, with every query of it.");
  }
}
