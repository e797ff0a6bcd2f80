package org.schemaassurance.lint;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.schemaassurance.catalog.IndexFacts;
import org.schemaassurance.catalog.LintFacts;

/** What is asked of the catalog before an index that a query suspects is told. */
final class IndexConfirmations {
  /** In a text of the library: {@code idx=public.a, size=8192; idx=public.b, size=8192}. */
  private static final Pattern LISTED = Pattern.compile("idx=(.+?), size=\\d+(?:; |$)");

  private IndexConfirmations() {}

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
                        Suspicion.of(
                            index.qualifiedName(),
                            expected.apply(index),
                            other.name() + " " + other.list(),
                            IndexAdvice.drop(index))));
      }
    }
    return List.copyOf(told.values());
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
                Suspicion.of(
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
                Suspicion.of(
                    row.qualifiedIndex(),
                    "a GIN index for the array " + row.text("column_name"),
                    "btree, which finds whole arrays alone",
                    IndexAdvice.create(
                            known.get(row.index()).partitioned(),
                            row.table() + " USING gin (" + row.text("column_name") + ")")
                        + " -- where queries ask for elements (@>, &&)"))
        .toList();
  }
}
