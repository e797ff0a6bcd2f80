package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/**
 * That a table takes certain rows. Nothing is inserted: the other columns' defaults, the CHECK
 * constraints, the lengths of the types and the unique keys are asked whether they would refuse.
 */
public final class InsertsCheck implements CheckOfTable<InsertsCheck.DeclaredInserts> {

  /**
   * @param rows values by column; what is not given is left to the default
   * @param complete whether a row has to be taken with these values alone; otherwise whoever
   *     inserts gives the other columns that need a value
   * @param unique the keys that may refuse a row, since it is there already; empty for any
   */
  public record DeclaredInserts(
      QualifiedName table,
      List<Map<String, String>> rows,
      boolean complete,
      List<Set<String>> unique)
      implements TableDeclaration {
    public DeclaredInserts {
      rows = List.copyOf(rows);
      unique = unique.stream().map(Set::copyOf).toList();
    }

    @Override
    public DeclaredInserts ofTable(QualifiedName other) {
      return new DeclaredInserts(other, rows, complete, unique);
    }
  }

  @Override
  public String name() {
    return "inserts";
  }

  @Override
  public Class<DeclaredInserts> declarationType() {
    return DeclaredInserts.class;
  }

  @Override
  public DeclaredInserts read(QualifiedName table, YamlMapping mapping) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (YamlMapping row : mapping.mappings("rows")) {
      rows.add(row.texts());
    }
    if (rows.isEmpty()) {
      throw mapping.problemWith("rows", "expected at least one row for 'rows', found none");
    }
    List<Set<String>> keys = new ArrayList<>();
    for (YamlMapping key : mapping.mappings("unique")) {
      keys.add(new HashSet<>(key.texts("columns")));
      key.refuseUnknownKeys();
    }
    return new DeclaredInserts(table, rows, mapping.optionalBoolean("complete").orElse(true), keys);
  }

  @Override
  public String expected(DeclaredInserts declared) {
    return "a table that takes rows";
  }

  @Override
  public List<Judgement> judge(DeclaredInserts declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    for (Map<String, String> row : declared.rows()) {
      RowToInsert wanted = new RowToInsert(table, row);
      if (declared.complete()) {
        comparison.addAll(wanted.lacks());
      }
      comparison.addAll(wanted.refusals(evidence.data()));
    }
    if (!declared.unique().isEmpty()) {
      comparison.addAll(alienKeys(table, declared));
    }
    return comparison.orHolds(declared.table() + " takes the rows that it has to take");
  }

  /**
   * A unique key on more columns than a declared one refuses nothing that the declared one lets
   * through.
   */
  private static List<Judgement> alienKeys(Table table, DeclaredInserts declared) {
    return table.indexes().stream()
        .filter(index -> (index.unique() || index.constraint().isPresent()) && !index.primary())
        .filter(
            index ->
                declared.unique().stream()
                    .noneMatch(
                        key -> index.unique() && new HashSet<>(index.keys()).containsAll(key)))
        .<Judgement>map(index -> alienKey(table, index))
        .toList();
  }

  private static Judgement alienKey(Table table, Index index) {
    String object = table.name() + "." + SqlIdentifier.display(index.name());
    String found =
        (index.unique() ? "UNIQUE (" : "EXCLUDE (")
            + String.join(", ", index.keys())
            + ")"
            + index.predicate().map(predicate -> " WHERE " + predicate).orElse("");
    return Judgement.broken(
        object,
        Phrase.of("no other key")
            .saying("no key but the declared ones that can refuse a row of " + table.name()),
        Phrase.of(found),
        "Drop it, or add its columns to the rule's 'unique'.");
  }
}
