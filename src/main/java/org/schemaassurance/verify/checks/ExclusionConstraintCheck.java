package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.stream.Collectors;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** That no two rows meet: an EXCLUDE constraint by these operators, in force, whatever its name. */
public final class ExclusionConstraintCheck
    implements CheckOfTable<ExclusionConstraintCheck.DeclaredExclusion> {

  /** What a rule says of one. */
  public record DeclaredExclusion(
      QualifiedName table, Exclusion exclusion, boolean deferrable, boolean initiallyDeferred)
      implements Listed.Declared {
    @Override
    public DeclaredExclusion ofTable(QualifiedName other) {
      return new DeclaredExclusion(other, exclusion, deferrable, initiallyDeferred);
    }

    @Override
    public List<Listed> listed() {
      return List.of(
          new ListedIndex(exclusion.columns(), exclusion.condition(), false, false, true));
    }

    @Override
    public List<Mention> mentions() {
      return List.of(Mention.of(table, exclusion.columns()));
    }

    String words() {
      return exclusion.words();
    }

    String timing() {
      return ExclusionConstraintCheck.timing(deferrable, initiallyDeferred);
    }
  }

  @Override
  public String name() {
    return "exclusion-constraint";
  }

  @Override
  public Class<DeclaredExclusion> declarationType() {
    return DeclaredExclusion.class;
  }

  @Override
  public DeclaredExclusion read(QualifiedName table, YamlMapping mapping) {
    List<String> columns = mapping.texts("columns");
    boolean deferred = mapping.optionalBoolean("initially_deferred").orElse(false);
    return new DeclaredExclusion(
        table,
        new Exclusion(
            columns,
            PerColumn.texts(mapping, "operators", columns).orElse(List.of()),
            PerColumn.texts(mapping, "operator_classes", columns),
            mapping.optionalText("method").orElse("gist"),
            mapping.optionalText("where")),
        mapping.optionalBoolean("deferrable").orElse(deferred),
        deferred);
  }

  @Override
  public String expected(DeclaredExclusion declared) {
    return declared.words();
  }

  @Override
  public List<Judgement> judge(DeclaredExclusion declared, Table table, Evidence evidence) {
    List<Index> same =
        table.indexes().stream()
            .filter(
                index -> declared.exclusion().isKeptBy(index, TableExpressions.of(table, evidence)))
            .toList();
    if (same.isEmpty()) {
      return List.of(
          Judgement.broken(
              declared.object(), declared.words(), others(table), hint(declared, table)));
    }
    return same.stream()
        .map(index -> differences(declared, index, table))
        .filter(List::isEmpty)
        .findFirst()
        .map(
            none ->
                List.of(
                    Judgement.holds(
                        declared.object(), declared.object() + " has " + declared.words())))
        .orElseGet(() -> differences(declared, same.get(0), table));
  }

  private static List<Judgement> differences(DeclaredExclusion declared, Index index, Table table) {
    Comparison comparison = new Comparison(declared.object());
    String words = declared.words();
    List<String> states = KeyIndexes.notInForce(index);
    if (!states.isEmpty()) {
      comparison.differs(
          words,
          "in force",
          index.name() + ", but " + String.join(" and ", states),
          "REINDEX INDEX " + new QualifiedName(declared.table().schema(), index.name()) + ";");
    }
    String timing =
        index
            .constraint()
            .map(constraint -> timing(constraint.deferrable(), constraint.initiallyDeferred()))
            .orElse("no constraint");
    comparison.expectEqual(words, declared.timing(), timing, again(declared, index, table));
    return comparison.differences();
  }

  private static String again(DeclaredExclusion declared, Index index, Table table) {
    return "ALTER TABLE %s DROP CONSTRAINT %s; %s"
        .formatted(declared.table(), SqlIdentifier.display(index.name()), hint(declared, table));
  }

  private static String timing(boolean deferrable, boolean deferred) {
    return deferred
        ? "DEFERRABLE INITIALLY DEFERRED"
        : deferrable ? "DEFERRABLE INITIALLY IMMEDIATE" : "NOT DEFERRABLE";
  }

  private static String others(Table table) {
    String others =
        table.indexes().stream()
            .filter(Index::exclusion)
            .map(index -> Exclusion.of(index).words())
            .collect(Collectors.joining("; "));
    return others.isEmpty() ? "none" : "only " + others;
  }

  private static String hint(DeclaredExclusion declared, Table table) {
    return "ALTER TABLE "
        + declared.table()
        + " ADD "
        + declared.exclusion().sql(table)
        + (declared.deferrable() ? " " + declared.timing() : "")
        + ";";
  }
}
