package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Judgement;

/** Which index really keeps some columns unique, and why another does not. */
final class KeyIndexes {
  private KeyIndexes() {}

  /**
   * Why an index does not keep exactly these columns unique for every row at once; empty if it
   * does.
   */
  static List<String> shortcomings(Index index, List<String> columns) {
    List<String> shortcomings = new ArrayList<>();
    addIf(shortcomings, !index.unique(), "it is not unique");
    addIf(
        shortcomings,
        !Set.copyOf(index.keys()).equals(Set.copyOf(columns)),
        "it is on (" + String.join(", ", index.keys()) + ")");
    addIf(
        shortcomings,
        index.exclusion(),
        "it only excludes overlaps, so rows of other periods are let in");
    index
        .options()
        .forEach(
            option ->
                option
                    .alienEquality()
                    .ifPresent(alien -> shortcomings.add(alien + " decides what is equal")));
    index.predicate().ifPresent(predicate -> shortcomings.add("it is partial: WHERE " + predicate));
    addIf(
        shortcomings,
        !index.enforcement().immediate(),
        "it is deferrable, so ON CONFLICT cannot use it");
    shortcomings.addAll(notInForce(index));
    return shortcomings;
  }

  private static List<String> shortcomings(
      Index index, List<String> columns, Predicate<Index> isOfKind) {
    List<String> shortcomings = shortcomings(index, columns);
    return shortcomings.isEmpty() && !isOfKind.test(index)
        ? List.of("it is no primary key")
        : shortcomings;
  }

  static List<String> notInForce(Index index) {
    List<String> shortcomings = new ArrayList<>();
    addIf(
        shortcomings,
        !index.enforcement().valid(),
        "it is invalid (a concurrent build that failed)");
    addIf(shortcomings, !index.enforcement().ready(), "it is not ready for inserts");
    addIf(shortcomings, !index.enforcement().live(), "it is being dropped");
    addIf(
        shortcomings,
        !index.enforcement().lookedFor(),
        "the server never looks for it: the catalog says that the table has no index");
    return shortcomings;
  }

  private static void addIf(List<String> shortcomings, boolean condition, String words) {
    if (condition) {
      shortcomings.add(words);
    }
  }

  /** The indexes that come near: on the same columns, or on more. */
  private static String nearest(Table table, List<String> columns, Predicate<Index> isOfKind) {
    List<String> near =
        table.indexes().stream()
            .filter(
                index ->
                    index.keys().stream().anyMatch(columns::contains)
                        || index.keys().containsAll(columns))
            .filter(
                index ->
                    index.keys().containsAll(columns)
                        || (index.unique() && columns.containsAll(index.keys())))
            .map(
                index ->
                    index.name()
                        + " ("
                        + String.join(" and ", shortcomings(index, columns, isOfKind))
                        + ")")
            .toList();
    return near.isEmpty() ? "none" : "only " + String.join("; ", near);
  }

  /** Judges a key of a table: it is there, unique now, for all rows, and in force. */
  static List<Judgement> judge(
      Table table, List<String> columns, String what, Predicate<Index> isOfKind, String hint) {
    String list = SqlIdentifier.displayAll(columns);
    String object = table.name().toString();
    boolean kept =
        table.indexes().stream()
            .filter(isOfKind)
            .anyMatch(index -> shortcomings(index, columns).isEmpty());
    String part = ObjectChange.key(table.name(), columns);
    return kept
        ? List.of(Judgement.holds(object, object + " has " + what + " (" + list + ")").ofPart(part))
        : List.of(
            Judgement.broken(
                    object,
                    what + " (" + list + ")",
                    nearest(table, columns, isOfKind),
                    inForceAgain(table, columns, isOfKind)
                        .orElse(table.takesConstraints() ? hint : Judgement.APPLY_CHANGELOG))
                .ofPart(part));
  }

  /** What brings one back that lacks nothing else. */
  private static Optional<String> inForceAgain(
      Table table, List<String> columns, Predicate<Index> isOfKind) {
    return table.indexes().stream()
        .filter(isOfKind)
        .filter(index -> shortcomings(index, columns).equals(notInForce(index)))
        .findFirst()
        .map(index -> inForceAgain(table, index));
  }

  /** What brings back an index that is there and not in force. */
  static String inForceAgain(Table table, Index index) {
    String reindex =
        "REINDEX INDEX CONCURRENTLY "
            + new QualifiedName(table.name().schema(), index.name())
            + ";";
    return index.enforcement().lookedFor()
        ? reindex
        : CatalogFlag.HAS_INDEX.setFor(table.name()) + " " + reindex;
  }
}
