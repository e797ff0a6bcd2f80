package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A table whose further indexes take every row: those that can raise an error are listed. */
public final class IndexesCheck implements CheckOfTable<IndexesCheck.DeclaredIndexes> {

  /**
   * @param allowed the indexes that may be as they are
   * @param shortColumns columns whose values are short, whatever their type allows
   */
  public record DeclaredIndexes(
      QualifiedName table, Allowance<ListedIndex> allowed, Set<String> shortColumns)
      implements TableDeclaration {
    public DeclaredIndexes {
      shortColumns = Set.copyOf(shortColumns);
    }

    @Override
    public DeclaredIndexes ofTable(QualifiedName other) {
      return new DeclaredIndexes(other, allowed, shortColumns);
    }
  }

  @Override
  public String name() {
    return "indexes";
  }

  @Override
  public Class<DeclaredIndexes> declarationType() {
    return DeclaredIndexes.class;
  }

  @Override
  public DeclaredIndexes read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredIndexes(
        table,
        Allowance.ofIndexes(mapping),
        mapping.optionalTexts("short").stream()
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public String expected(DeclaredIndexes declared) {
    return "a table whose indexes take every row";
  }

  @Override
  public List<Judgement> judge(DeclaredIndexes declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    TableExpressions expressions = TableExpressions.of(table, evidence);
    List<ListedIndex> listed = declared.allowed().of(declared.table(), evidence);
    ClosedList list =
        declared.allowed().closing(declared.table(), "index that may refuse a row", listed);
    table.indexes().stream()
        .filter(index -> listed.stream().noneMatch(one -> one.covers(index, expressions)))
        .map(index -> new FurtherIndex(table, index, declared.shortColumns()))
        .forEach(index -> comparison.addAll(index.judge(list)));
    return comparison.orHolds("The indexes of " + declared.object() + " take every row");
  }

  /** One that is not listed. */
  private record FurtherIndex(Table table, Index index, Set<String> shortColumns) {

    List<Judgement> judge(ClosedList list) {
      return IndexRisk.of(table, index, shortColumns)
          .map(risk -> risk.judge(index, table, list))
          .or(() -> notInForce(list))
          .stream()
          .toList();
    }

    /** It slows inserts down and serves nobody. */
    private java.util.Optional<Judgement> notInForce(ClosedList list) {
      List<String> why = KeyIndexes.notInForce(index);
      return why.isEmpty()
          ? java.util.Optional.empty()
          : java.util.Optional.of(
              Judgement.broken(
                      list.nameOf(index.name()),
                      "an index in force",
                      "this one, but " + String.join(" and ", why),
                      KeyIndexes.inForceAgain(table, index))
                  .asWarning());
    }
  }
}
