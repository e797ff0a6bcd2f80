package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
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
   * @param condition the WHERE of a partial index; empty for one over all rows
   */
  public record DeclaredIndex(
      QualifiedName table,
      List<String> columns,
      boolean unique,
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
    return new DeclaredIndex(
        mapping.qualifiedName("table"),
        mapping.texts("columns"),
        mapping.optionalBoolean("unique").orElse(false),
        mapping.optionalText("where"),
        mapping.optionalText("method").orElse("btree"));
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
      return List.of(new Judgement.Holds(object, object + " has " + declared.words()));
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
        && sameCondition(index.predicate(), declared.condition(), types);
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

  private static String hint(DeclaredIndex declared) {
    return (declared.unique() ? "CREATE UNIQUE INDEX" : "CREATE INDEX")
        + " CONCURRENTLY ON "
        + declared.table()
        + " ("
        + String.join(", ", declared.columns())
        + ")"
        + declared.condition().map(text -> " WHERE " + text).orElse("")
        + ";";
  }
}
