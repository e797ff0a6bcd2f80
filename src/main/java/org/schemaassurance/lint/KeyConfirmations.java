package org.schemaassurance.lint;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.ForeignKeyFacts;
import org.schemaassurance.catalog.LintFacts;

/** What is asked of the catalog before a key, or the lack of one, that a query suspects is told. */
final class KeyConfirmations {
  private KeyConfirmations() {}

  /** Tables without a primary key, but for partitions of one that has none either. */
  static List<Suspicion> tablesWithoutKey(List<HealthRow> rows, LintFacts facts)
      throws SQLException {
    List<String> tables = rows.stream().map(HealthRow::table).toList();
    Set<String> asTheirParent = facts.partitionsWithoutKey(tables);
    return tables.stream()
        .filter(table -> !asTheirParent.contains(table))
        .map(
            table ->
                Suspicion.of(
                    table,
                    "a primary key",
                    "none",
                    "Give it one: without it no row can be named, and logical replication refuses UPDATE and DELETE."))
        .toList();
  }

  /** One index serves all keys of the same columns, so that it is told of the first of them. */
  static List<Suspicion> keysWithoutIndex(List<HealthRow> rows, LintFacts facts)
      throws SQLException {
    Set<String> told = new HashSet<>();
    return keys(rows, "constraint_name", facts).stream()
        .sorted(Comparator.comparing(ForeignKeyFacts::name))
        .filter(key -> !key.indexed())
        .filter(key -> told.add(key.own().table() + " " + new TreeSet<>(key.own().columns())))
        .map(
            key ->
                Suspicion.of(
                    key.name(),
                    "an index that begins with " + key.own().list(),
                    "none",
                    IndexAdvice.create(
                            key.partitioned(), key.own().table() + " " + key.own().list())
                        + " -- each DELETE and UPDATE of a key in "
                        + key.referenced().table()
                        + " reads the whole table otherwise"))
        .toList();
  }

  static List<Suspicion> keysOfOtherType(List<HealthRow> rows, LintFacts facts)
      throws SQLException {
    return keys(rows, "constraint_name", facts).stream()
        .filter(key -> !key.mismatches().isEmpty())
        .map(
            key ->
                Suspicion.of(
                    key.name(),
                    typed(key.referenced(), key) + " as in " + key.referenced().table(),
                    typed(key.own(), key),
                    "Give both sides one type; ALTER COLUMN of "
                        + key.own().table()
                        + " writes the table anew."))
        .toList();
  }

  private static String typed(ForeignKeyFacts.Side side, ForeignKeyFacts key) {
    return key.mismatches().stream()
        .map(i -> side.columns().get(i) + " " + side.types().get(i))
        .collect(Collectors.joining(", "));
  }

  /** The query does not compare what they reference. */
  static List<Suspicion> duplicateKeys(List<HealthRow> rows, LintFacts facts) throws SQLException {
    List<ForeignKeyFacts> first = keys(rows, "constraint_name", facts);
    List<ForeignKeyFacts> second = keys(rows, "duplicate_constraint_name", facts);
    List<Suspicion> told = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (ForeignKeyFacts key : second) {
      first.stream()
          .filter(other -> !other.name().equals(key.name()) && other.saysTheSameAs(key))
          .findFirst()
          .filter(other -> named.add(key.name()))
          .ifPresent(
              other ->
                  told.add(
                      Suspicion.of(
                          key.name(),
                          "one foreign key from "
                              + key.own().list()
                              + " to "
                              + key.referenced().table()
                              + " "
                              + key.referenced().list(),
                          other.givenConstraint() + " beside it",
                          "ALTER TABLE "
                              + key.own().table()
                              + " DROP CONSTRAINT "
                              + key.givenConstraint()
                              + "; -- after a look at what each does ON DELETE, and whether the other one is valid")));
    }
    return told;
  }

  private static List<ForeignKeyFacts> keys(List<HealthRow> rows, String label, LintFacts facts)
      throws SQLException {
    return facts.foreignKeys(
        rows.stream().map(HealthRow::table).toList(),
        rows.stream().map(row -> row.text(label)).toList());
  }
}
