package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** An index that queries need: on these columns in this order, whatever its name, and usable. */
public final class IndexCheck implements CheckOfTable<IndexCheck.DeclaredIndex> {
  /** What a rule gives as the collation that is the column's own; no collation is called so. */
  public static final String OF_THE_COLUMN = "default";

  /**
   * @param unique whether it has to be a unique one; false for either
   * @param included the columns of INCLUDE; empty for any
   * @param orders of each column {@code asc} or {@code desc}, with {@code nulls first} or {@code
   *     nulls last} where that is not what follows; empty for any
   * @param operatorClasses of each column; empty for any
   * @param collations of each column; empty for any
   * @param exact whether what is not given has to be what CREATE INDEX makes of it
   * @param nullsNotDistinct whether two NULLs have to count as equal
   * @param condition the WHERE of a partial index; empty for one over all rows
   */
  public record DeclaredIndex(
      QualifiedName table,
      List<String> columns,
      boolean unique,
      Optional<List<String>> included,
      Optional<List<String>> orders,
      Optional<List<String>> operatorClasses,
      Optional<List<String>> collations,
      boolean nullsNotDistinct,
      boolean exact,
      Optional<String> condition,
      String method)
      implements Listed.Declared {
    public DeclaredIndex {
      columns = List.copyOf(columns);
    }

    @Override
    public DeclaredIndex ofTable(QualifiedName other) {
      return new DeclaredIndex(
          other,
          columns,
          unique,
          included,
          orders,
          operatorClasses,
          collations,
          nullsNotDistinct,
          exact,
          condition,
          method);
    }

    @Override
    public List<Listed> listed() {
      return List.of(new ListedIndex(columns, condition, unique, nullsNotDistinct, false));
    }

    @Override
    public List<Mention> mentions() {
      return List.of(Mention.of(table, columns));
    }

    String words() {
      return (unique ? "a unique index on (" : "an index on (")
          + String.join(", ", columns)
          + ")"
          + orders.map(list -> " in the order " + String.join(", ", list)).orElse("")
          + operatorClasses.map(list -> " by " + String.join(", ", list)).orElse("")
          + collations.map(list -> " COLLATE " + String.join(", ", list)).orElse("")
          + included.map(list -> " INCLUDE (" + String.join(", ", list) + ")").orElse("")
          + (nullsNotDistinct ? " NULLS NOT DISTINCT" : "")
          + condition.map(text -> " WHERE " + text).orElse("")
          + (exact ? " and nothing else" : "");
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
  public DeclaredIndex read(QualifiedName table, YamlMapping mapping) {
    List<String> columns = mapping.texts("columns");
    return new DeclaredIndex(
        table,
        columns,
        mapping.optionalBoolean("unique").orElse(false),
        mapping.optionalTexts("include"),
        PerColumn.texts(mapping, "order", columns).map(IndexCheck::canonicalOrders),
        PerColumn.texts(mapping, "operator_classes", columns),
        PerColumn.texts(mapping, "collations", columns),
        mapping.optionalBoolean("nulls_not_distinct").orElse(false),
        mapping.optionalBoolean("exact").orElse(false),
        mapping.optionalText("where"),
        mapping.optionalText("method").orElse("btree"));
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
  public String expected(DeclaredIndex declared) {
    return declared.words();
  }

  @Override
  public List<Judgement> judge(DeclaredIndex declared, Table table, Evidence evidence) {
    String object = declared.object();
    String part = ObjectChange.index(declared.table(), declared.columns());
    TableExpressions expressions = TableExpressions.of(table, evidence);
    DeclaredIndexMatch match = new DeclaredIndexMatch(declared, expressions);
    List<Index> candidates = table.indexes().stream().filter(match::serves).toList();
    if (candidates.isEmpty()) {
      CreatedIndex created = new CreatedIndex(declared, table, evidence.names());
      return List.of(
          Judgement.broken(
                  object,
                  declared.words(),
                  created.found(),
                  declared.condition().flatMap(expressions::objection).orElseGet(created::toDo))
              .ofPart(part));
    }
    if (candidates.stream().anyMatch(index -> index.enforcement().inForce())) {
      return List.of(Judgement.holds(object, object + " has " + declared.words()).ofPart(part));
    }
    Index broken = candidates.get(0);
    return List.of(
        Judgement.broken(
                object,
                declared.words(),
                "only "
                    + broken.name()
                    + ", but "
                    + String.join(" and ", KeyIndexes.notInForce(broken)),
                KeyIndexes.inForceAgain(table, broken))
            .ofPart(part));
  }
}
