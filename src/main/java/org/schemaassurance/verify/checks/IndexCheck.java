package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.rules.YamlMapping;
import org.schemaassurance.sql.ColumnTypes;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/** An index that queries need: on these columns in this order, whatever its name, and usable. */
public final class IndexCheck implements Check<IndexCheck.DeclaredIndex> {

  /**
   * @param unique whether it has to be a unique one; false for either
   * @param included the columns of INCLUDE; empty for any
   * @param orders of each column {@code asc} or {@code desc}, with {@code nulls first} or {@code
   *     nulls last} where that is not what follows; empty for any
   * @param operatorClasses of each column; empty for any
   * @param condition the WHERE of a partial index; empty for one over all rows
   */
  public record DeclaredIndex(
      QualifiedName table,
      List<String> columns,
      boolean unique,
      Optional<List<String>> included,
      Optional<List<String>> orders,
      Optional<List<String>> operatorClasses,
      Optional<String> condition,
      String method)
      implements TableDeclaration {
    public DeclaredIndex {
      columns = List.copyOf(columns);
    }

    String words() {
      return (unique ? "a unique index on (" : "an index on (")
          + String.join(", ", columns)
          + ")"
          + orders.map(list -> " in the order " + String.join(", ", list)).orElse("")
          + operatorClasses.map(list -> " by " + String.join(", ", list)).orElse("")
          + included.map(list -> " INCLUDE (" + String.join(", ", list) + ")").orElse("")
          + condition.map(text -> " WHERE " + text).orElse("");
    }
  }

  @Override
  public String name() {
    return "index";
  }

  @Override
  public Class<DeclaredIndex> declarationType() {
    return DeclaredIndex.class;
  }

  @Override
  public DeclaredIndex read(YamlMapping mapping) {
    List<String> columns = mapping.texts("columns");
    return new DeclaredIndex(
        mapping.qualifiedName("table"),
        columns,
        mapping.optionalBoolean("unique").orElse(false),
        mapping.optionalTexts("include"),
        ofEachColumn(mapping, "order", columns).map(IndexCheck::canonicalOrders),
        ofEachColumn(mapping, "operator_classes", columns),
        mapping.optionalText("where"),
        mapping.optionalText("method").orElse("btree"));
  }

  private static Optional<List<String>> ofEachColumn(
      YamlMapping mapping, String key, List<String> columns) {
    Optional<List<String>> values = mapping.optionalTexts(key);
    if (values.isPresent() && values.get().size() != columns.size()) {
      throw mapping.problemWith(
          key,
          "expected as many as columns for '"
              + key
              + "' ("
              + columns.size()
              + "), found "
              + values.get().size());
    }
    return values;
  }

  /** NULLS LAST follows from ASC, NULLS FIRST from DESC (manual, CREATE INDEX). */
  private static List<String> canonicalOrders(List<String> orders) {
    return orders.stream()
        .map(order -> order.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
        .map(order -> order.equals("asc nulls last") ? "asc" : order)
        .map(order -> order.equals("desc nulls first") ? "desc" : order)
        .toList();
  }

  @Override
  public List<Judgement> judge(DeclaredIndex declared, Evidence evidence) {
    String object = declared.table().toString();
    Optional<Table> table = evidence.schema().table(declared.table());
    if (table.isEmpty()) {
      return Comparison.withoutTable(declared, declared.words());
    }
    ColumnTypes types = new TypesOfColumns(table.get());
    List<Index> candidates =
        table.get().indexes().stream().filter(index -> serves(index, declared, types)).toList();
    if (candidates.isEmpty()) {
      return Comparison.missing(object, declared.words(), "none", hint(declared));
    }
    if (candidates.stream().anyMatch(index -> index.enforcement().inForce())) {
      return List.of(Judgement.holds(object, object + " has " + declared.words()));
    }
    Index broken = candidates.get(0);
    return Comparison.missing(
        object,
        declared.words(),
        "only " + broken.name() + ", but " + String.join(" and ", KeyIndexes.notInForce(broken)),
        "REINDEX INDEX CONCURRENTLY "
            + new QualifiedName(declared.table().schema(), broken.name())
            + ";");
  }

  private static boolean serves(Index index, DeclaredIndex declared, ColumnTypes types) {
    return sameColumns(index.keys(), declared.columns(), types)
        && (index.unique() || !declared.unique())
        && index.method().equals(declared.method())
        && sameCondition(index.predicate(), declared.condition(), types)
        && isKeptAs(index, declared);
  }

  private static boolean isKeptAs(Index index, DeclaredIndex declared) {
    List<String> orders = index.options().stream().map(Index.KeyOptions::order).toList();
    List<String> classes = index.options().stream().map(Index.KeyOptions::operatorClass).toList();
    return declared.included().filter(names -> !index.included().equals(names)).isEmpty()
        && declared.orders().filter(names -> !orders.equals(names)).isEmpty()
        && declared.operatorClasses().filter(names -> !classes.equals(names)).isEmpty();
  }

  private static boolean sameColumns(List<String> found, List<String> declared, ColumnTypes types) {
    if (found.size() != declared.size()) {
      return false;
    }
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).equals(declared.get(i))
          && !SqlExpression.sameMeaning(found.get(i), declared.get(i), types)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameCondition(
      Optional<String> found, Optional<String> declared, ColumnTypes types) {
    return found.isEmpty()
        ? declared.isEmpty()
        : declared.isPresent() && SqlExpression.sameMeaning(found.get(), declared.get(), types);
  }

  private static String columnsOf(DeclaredIndex declared) {
    return IntStream.range(0, declared.columns().size())
        .mapToObj(
            i ->
                declared.columns().get(i)
                    + declared.operatorClasses().map(list -> " " + list.get(i)).orElse("")
                    + declared.orders().map(list -> " " + list.get(i)).orElse(""))
        .collect(Collectors.joining(", "));
  }

  private static String hint(DeclaredIndex declared) {
    return (declared.unique() ? "CREATE UNIQUE INDEX" : "CREATE INDEX")
        + " CONCURRENTLY ON "
        + declared.table()
        + " ("
        + columnsOf(declared)
        + ")"
        + declared.included().map(list -> " INCLUDE (" + String.join(", ", list) + ")").orElse("")
        + declared.condition().map(text -> " WHERE " + text).orElse("")
        + ";";
  }
}
