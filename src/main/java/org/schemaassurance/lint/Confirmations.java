package org.schemaassurance.lint;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.ForeignKeyFacts;
import org.schemaassurance.catalog.IndexFacts;
import org.schemaassurance.catalog.LintFacts;

/** What is asked of the catalog before something that a query suspects is told. */
final class Confirmations {
  /** In a text of the library: {@code idx=public.a, size=8192; idx=public.b, size=8192}. */
  private static final Pattern LISTED = Pattern.compile("idx=(.+?), size=\\d+(?:; |$)");

  private Confirmations() {}

  /** What the query says is so, a suspicion a row. */
  static Confirmation each(Function<HealthRow, Suspicion> told) {
    return (rows, facts) -> rows.stream().map(told).distinct().toList();
  }

  static Suspicion plain(String object, String expected, String found, String toDo) {
    return Suspicion.in("", object, expected, found, toDo);
  }

  /** Tables without a primary key, but for partitions of one that has none either. */
  static List<Suspicion> tablesWithoutKey(List<HealthRow> rows, LintFacts facts)
      throws SQLException {
    List<String> tables = rows.stream().map(HealthRow::table).toList();
    Set<String> asTheirParent = facts.partitionsWithoutKey(tables);
    return tables.stream()
        .filter(table -> !asTheirParent.contains(table))
        .map(
            table ->
                plain(
                    table,
                    "a primary key",
                    "none",
                    "Give it one: without it no row can be named, and logical replication refuses UPDATE and DELETE."))
        .toList();
  }

  static List<Suspicion> duplicateIndexes(List<HealthRow> rows, LintFacts facts)
      throws SQLException {
    return redundant(
        groups(rows, "duplicated_indexes"),
        facts,
        IndexRedundancy::isDuplicate,
        index -> "no other index " + index.list());
  }

  static List<Suspicion> redundantIndexes(List<HealthRow> rows, LintFacts facts)
      throws SQLException {
    return redundant(
        groups(rows, "intersected_indexes"),
        facts,
        IndexRedundancy::isPrefix,
        index -> "no other index that begins with " + index.list());
  }

  private static List<List<String>> groups(List<HealthRow> rows, String label) {
    return rows.stream()
        .map(row -> LISTED.matcher(row.text(label)).results().map(one -> one.group(1)).toList())
        .toList();
  }

  /** Each index once, with the first of those that replace it. */
  private static List<Suspicion> redundant(
      List<List<String>> groups,
      LintFacts facts,
      BiPredicate<IndexFacts, IndexFacts> isRedundant,
      Function<IndexFacts, String> expected)
      throws SQLException {
    Map<String, IndexFacts> known =
        facts.indexes(groups.stream().flatMap(List::stream).distinct().toList());
    Map<String, Suspicion> told = new LinkedHashMap<>();
    for (List<String> group : groups) {
      List<IndexFacts> indexes = group.stream().filter(known::containsKey).map(known::get).toList();
      for (IndexFacts index : indexes) {
        indexes.stream()
            .filter(other -> other != index && isRedundant.test(index, other))
            .findFirst()
            .ifPresent(
                other ->
                    told.putIfAbsent(
                        index.qualifiedName(),
                        plain(
                            index.qualifiedName(),
                            expected.apply(index),
                            other.name() + " " + other.list(),
                            drop(index))));
      }
    }
    return List.copyOf(told.values());
  }

  private static String drop(IndexFacts index) {
    return index
        .constraint()
        .map(name -> "ALTER TABLE " + index.table() + " DROP CONSTRAINT " + name + ";")
        .orElse(
            "DROP INDEX "
                + concurrently(index.partitioned())
                + index.table().substring(0, schemaLength(index.table()))
                + index.name()
                + ";");
  }

  /** Where writes shall not wait, but for a partitioned table, of which PostgreSQL refuses it. */
  private static String concurrently(boolean partitioned) {
    return partitioned ? "" : "CONCURRENTLY ";
  }

  /** With its dot. */
  private static int schemaLength(String table) {
    boolean quoted = false;
    for (int i = 0; i < table.length(); i++) {
      if (table.charAt(i) == '"') {
        quoted = !quoted;
      } else if (table.charAt(i) == '.' && !quoted) {
        return i + 1;
      }
    }
    return 0;
  }

  /** {@code WHERE c IS NOT NULL} of a column that is never NULL. */
  static List<Suspicion> needlessConditions(List<HealthRow> rows, LintFacts facts)
      throws SQLException {
    Map<String, IndexFacts> known =
        facts.indexes(rows.stream().map(HealthRow::index).distinct().toList());
    return known.values().stream()
        .filter(index -> !index.neverNull().isEmpty())
        .map(
            index ->
                plain(
                    index.qualifiedName(),
                    "a condition that leaves rows out",
                    String.join(" and ", index.neverNull()) + " IS NOT NULL, of what is never NULL",
                    "Create it again without that condition."))
        .toList();
  }

  /** A unique one may be meant for whole arrays. */
  static List<Suspicion> arrayIndexes(List<HealthRow> rows, LintFacts facts) throws SQLException {
    Map<String, IndexFacts> known =
        facts.indexes(rows.stream().map(HealthRow::index).distinct().toList());
    return rows.stream()
        .filter(
            row ->
                Optional.ofNullable(known.get(row.index()))
                    .filter(index -> !index.uniqueness().unique())
                    .isPresent())
        .map(
            row ->
                plain(
                    row.qualifiedIndex(),
                    "a GIN index for the array " + row.text("column_name"),
                    "btree, which finds whole arrays alone",
                    "Where queries ask for elements (@>, &&): CREATE INDEX "
                        + concurrently(known.get(row.index()).partitioned())
                        + "ON "
                        + row.table()
                        + " USING gin ("
                        + row.text("column_name")
                        + ");"))
        .toList();
  }

  static List<Suspicion> keysWithoutIndex(List<HealthRow> rows, LintFacts facts)
      throws SQLException {
    return keys(rows, "constraint_name", facts).stream()
        .filter(key -> !key.indexed())
        .map(
            key ->
                plain(
                    key.name(),
                    "an index that begins with " + key.own().list(),
                    "none",
                    "CREATE INDEX "
                        + concurrently(key.partitioned())
                        + "ON "
                        + key.own().table()
                        + " "
                        + key.own().list()
                        + "; -- each DELETE and UPDATE of a key in "
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
                plain(
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
                      plain(
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
                              + "; after a look at what each does ON DELETE.")));
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
