package org.schemaassurance.verify.checks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A table, its columns, and that nothing around it keeps rows away. */
public final class TableCheck implements CheckOfTable<TableCheck.DeclaredTable> {
  /**
   * The table, and of its columns what is given; row security is on only where that is declared.
   *
   * @param required the columns that an INSERT has to give; empty for any
   * @param closeness how closely the rest is looked at
   */
  public record DeclaredTable(
      QualifiedName table,
      Map<String, DeclaredColumn> columns,
      Optional<List<String>> required,
      boolean logged,
      boolean rowSecurity,
      TableCloseness closeness)
      implements Listed.Declared {
    public DeclaredTable {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    @Override
    public DeclaredTable ofTable(QualifiedName other) {
      return new DeclaredTable(other, columns, required, logged, rowSecurity, closeness);
    }

    @Override
    public CatalogRequest request() {
      return CatalogRequest.ofTable(table)
          .with(CatalogRequest.Detail.REPLICA_IDENTITY)
          .with(CatalogRequest.Detail.PARTITIONS)
          .with(CatalogRequest.Detail.COLLATIONS)
          .with(CatalogRequest.Detail.PREPARED_LOCKS)
          .with(CatalogRequest.Detail.STORAGE);
    }

    @Override
    public List<Listed> listed() {
      return columns.entrySet().stream()
          .<Listed>map(
              column -> new Listed.Named(column.getKey(), !column.getValue().defaults().isEmpty()))
          .toList();
    }

    @Override
    public List<Mention> mentions() {
      Map<Boolean, Set<String>> byTypeAlone =
          columns.entrySet().stream()
              .collect(
                  Collectors.partitioningBy(
                      column -> column.getValue().saysNothingOfValues(),
                      Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
      return List.of(
          new Mention(table, byTypeAlone.get(false)),
          new Mention(table, byTypeAlone.get(true), true));
    }
  }

  @Override
  public String name() {
    return "table";
  }

  @Override
  public Class<DeclaredTable> declarationType() {
    return DeclaredTable.class;
  }

  @Override
  public DeclaredTable read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredTable(
        table,
        mapping.has("columns")
            ? mapping.entriesOf("columns", "type", DeclaredColumn::read)
            : Map.of(),
        mapping.optionalTexts("required"),
        mapping.optionalBoolean("logged").orElse(true),
        mapping.optionalBoolean("row_security").orElse(false),
        TableCloseness.read(mapping));
  }

  @Override
  public String expected(DeclaredTable declared) {
    return "a table";
  }

  @Override
  public String foundWithoutTable(DeclaredTable declared) {
    return "none of that name in that schema";
  }

  @Override
  public List<Judgement> judge(DeclaredTable declared, Table table, Evidence evidence) {
    String object = declared.object();
    if (!table.takesConstraints()) {
      return List.of(Judgement.notAsBuilt(object, expected(declared), "a " + table.kind()));
    }
    Comparison comparison = new Comparison(object);
    if (declared.logged() && !table.logged()) {
      comparison.add(
          Judgement.broken(
              object,
              "a logged table",
              "an UNLOGGED one, which is empty after a crash and on standbys",
              "ALTER TABLE " + object + " SET LOGGED;"));
    }
    Optional<MadeUpIds> ids =
        Optional.of(new MadeUpIds(evidence)).filter(any -> !declared.closeness().exact());
    declared
        .columns()
        .forEach(
            (name, column) -> {
              comparison.addAll(ColumnComparison.of(table, name, column, evidence, ids));
              comparison.addAll(ExactColumn.of(table, name, column, declared.closeness().exact()));
            });
    declared.required().ifPresent(required -> comparison.addAll(furtherRequired(table, required)));
    comparison.addAll(SurroundingsOfTable.judge(table, declared, evidence));
    if (declared.closeness().inForce()) {
      comparison.addAll(FailingWrites.judge(table));
      comparison.addAll(Partitions.missing(table));
      comparison.addAll(OutdatedCollations.judge(table));
    }
    if (declared.closeness().inForce() && declared.logged()) {
      comparison.addAll(Partitions.notInForce(table));
    }
    return comparison.orHolds("Table " + object + " is there" + withColumns(declared));
  }

  private static List<Judgement> furtherRequired(Table table, List<String> required) {
    String expected =
        required.isEmpty()
            ? "no column that an INSERT has to give"
            : "no column that an INSERT has to give but " + SqlIdentifier.displayAll(required);
    return table.columns().stream()
        .filter(column -> !column.mayBeOmitted() && !required.contains(column.name()))
        .map(
            column ->
                Judgement.broken(
                    table.name() + "." + SqlIdentifier.display(column.name()),
                    expected,
                    "this one NOT NULL without default",
                    "Give it a default, or ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;"
                        .formatted(table.name(), SqlIdentifier.display(column.name()))))
        .toList();
  }

  private static String withColumns(DeclaredTable declared) {
    return switch (declared.columns().size()) {
      case 0 -> "";
      case 1 -> " with 1 column as declared";
      default -> " with " + declared.columns().size() + " columns as declared";
    };
  }
}
