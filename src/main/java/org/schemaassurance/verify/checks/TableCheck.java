package org.schemaassurance.verify.checks;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.TypeName;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A table, its columns, and that nothing around it keeps rows away. */
public final class TableCheck implements CheckOfTable<TableCheck.DeclaredTable> {
  /** What a rule gives as the default of a column that has to have none; no expression reads so. */
  public static final String NO_DEFAULT = "none";

  private static final Set<String> TRUTH_VALUES = Set.of("true", "false");

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
      Closeness closeness)
      implements Listed.Declared {
    public DeclaredTable {
      columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
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
      return columns.keySet().stream().<Listed>map(Listed.Named::new).toList();
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

  /**
   * How closely a table is looked at.
   *
   * @param exact whether what is not given has to be what CREATE TABLE makes of it: no length of a
   *     type, the type's collation, row security that is not forced
   * @param inForce whether rows have to have a partition in force, and published changes go through
   * @param forced whether row security has to be forced on the owner
   * @param rewriteRules the names of those that fire, all of them
   * @param children the tables that inherit from it, all of them
   */
  public record Closeness(
      boolean exact,
      boolean inForce,
      boolean forced,
      Set<String> rewriteRules,
      Set<QualifiedName> children) {
    public Closeness {
      rewriteRules = Collections.unmodifiableSet(new TreeSet<>(rewriteRules));
      children = Collections.unmodifiableSet(new TreeSet<>(children));
    }
  }

  /**
   * What is not given may be anything, but for {@code generated}, and for a collation that takes
   * different texts for equal.
   *
   * @param defaults any of these will do; {@code none} for a column without one, {@code *.} before
   *     a function in any schema
   * @param collation by its name, with the schema if that is not {@code pg_catalog}
   * @param generated whether the server computes it from other columns; without it no, unless a
   *     default is given, which may be the expression of either
   * @param identity whether the server numbers it
   * @param numbering how it does; empty for either
   * @param computation when a generated column is computed; empty for either
   */
  public record DeclaredColumn(
      List<String> types,
      Optional<Boolean> nullable,
      List<String> defaults,
      Optional<String> collation,
      Optional<Boolean> generated,
      Optional<Boolean> identity,
      Optional<Column.Numbering> numbering,
      Optional<Column.Computation> computation) {
    public DeclaredColumn {
      types = List.copyOf(types);
      defaults = List.copyOf(defaults);
    }

    private boolean saysNothingOfValues() {
      return defaults.isEmpty() && generated.isEmpty() && identity.isEmpty();
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
            ? mapping.entriesOf("columns", "type", TableCheck::readColumn)
            : Map.of(),
        mapping.optionalTexts("required"),
        mapping.optionalBoolean("logged").orElse(true),
        mapping.optionalBoolean("row_security").orElse(false),
        readCloseness(mapping));
  }

  private static Closeness readCloseness(YamlMapping mapping) {
    return new Closeness(
        mapping.optionalBoolean("exact").orElse(false),
        mapping.optionalBoolean("in_force").orElse(true),
        mapping.optionalBoolean("row_security_forced").orElse(false),
        Set.copyOf(mapping.optionalTexts("rewrite_rules").orElse(List.of())),
        mapping.parsed(
            "children",
            () ->
                mapping.optionalTexts("children").orElse(List.of()).stream()
                    .map(ObjectName::qualified)
                    .collect(Collectors.toSet())));
  }

  private static DeclaredColumn readColumn(YamlMapping column) {
    List<String> types =
        column.has("type")
            ? column.parsed(
                "type", () -> column.texts("type").stream().map(TypeName::canonical).toList())
            : List.of();
    return new DeclaredColumn(
        types,
        column.optionalBoolean("nullable"),
        column.optionalTexts("default").orElse(List.of()),
        column.optionalText("collation"),
        isThat(column, "generated"),
        isThat(column, "identity"),
        kind(column, "identity", Column.Numbering.class),
        kind(column, "generated", Column.Computation.class));
  }

  /** A kind says that it is so. */
  private static Optional<Boolean> isThat(YamlMapping column, String key) {
    return isTruthValue(column, key)
        ? column.optionalBoolean(key)
        : column.optionalText(key).map(kind -> true);
  }

  private static <E extends Enum<E>> Optional<E> kind(
      YamlMapping column, String key, Class<E> type) {
    return isTruthValue(column, key) ? Optional.empty() : column.optionalChoice(key, type);
  }

  private static boolean isTruthValue(YamlMapping column, String key) {
    return column.optionalText(key).filter(TRUTH_VALUES::contains).isPresent();
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
    if (!table.kind().equals("table") && !table.kind().equals("partitioned table")) {
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
    declared
        .columns()
        .forEach(
            (name, column) -> {
              comparison.addAll(
                  ColumnComparison.of(TableExpressions.of(table, evidence), name, column));
              comparison.addAll(ExactColumn.of(table, name, column, declared.closeness().exact()));
            });
    declared.required().ifPresent(required -> comparison.addAll(furtherRequired(table, required)));
    comparison.addAll(SurroundingsOfTable.judge(table, declared));
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
