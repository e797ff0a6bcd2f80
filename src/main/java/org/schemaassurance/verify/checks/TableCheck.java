package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.rules.YamlMapping;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.sql.TypeName;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/** A table, its columns, and that nothing around it keeps rows away. */
public final class TableCheck implements Check<TableCheck.DeclaredTable> {
  private static final Pattern MODIFIER = Pattern.compile("\\([^)]*\\)");

  /**
   * The table, and of its columns what is given; row security is on only where that is declared.
   */
  public record DeclaredTable(
      QualifiedName table, Map<String, DeclaredColumn> columns, boolean logged, boolean rowSecurity)
      implements TableDeclaration {
    public DeclaredTable {
      columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
    }
  }

  /** What is not given may be anything. */
  public record DeclaredColumn(
      List<String> types, Optional<Boolean> nullable, Optional<String> defaultExpression) {
    public DeclaredColumn {
      types = List.copyOf(types);
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
  public DeclaredTable read(YamlMapping mapping) {
    return new DeclaredTable(
        mapping.qualifiedName("table"),
        mapping.has("columns")
            ? mapping.entriesOf("columns", "type", TableCheck::readColumn)
            : Map.of(),
        mapping.optionalBoolean("logged").orElse(true),
        mapping.optionalBoolean("row_security").orElse(false));
  }

  private static DeclaredColumn readColumn(YamlMapping column) {
    List<String> types =
        column.has("type")
            ? column.parsed(
                "type", () -> column.texts("type").stream().map(TypeName::canonical).toList())
            : List.of();
    return new DeclaredColumn(
        types, column.optionalBoolean("nullable"), column.optionalText("default"));
  }

  @Override
  public List<Judgement> judge(DeclaredTable declared, Evidence evidence) {
    return evidence
        .schema()
        .table(declared.table())
        .map(table -> compare(declared, table))
        .orElseGet(
            () ->
                Comparison.missing(
                    declared.table().toString(),
                    "a table",
                    "none of that name in that schema",
                    Comparison.APPLY_CHANGELOG));
  }

  private static List<Judgement> compare(DeclaredTable declared, Table table) {
    Comparison comparison = new Comparison(table.name().toString());
    if (!table.kind().equals("table") && !table.kind().equals("partitioned table")) {
      return Comparison.missing(
          table.name().toString(), "a table", "a " + table.kind(), Comparison.APPLY_CHANGELOG);
    }
    if (declared.logged() && !table.logged()) {
      comparison.addAll(
          Comparison.missing(
              table.name().toString(),
              "a logged table",
              "an UNLOGGED one, which is empty after a crash and on standbys",
              "ALTER TABLE " + table.name() + " SET LOGGED;"));
    }
    declared
        .columns()
        .forEach((name, column) -> comparison.addAll(compareColumn(table, name, column)));
    comparison.addAll(SurroundingsOfTable.judge(table, declared.rowSecurity()));
    return comparison.orHolds(
        "Table "
            + table.name()
            + " is there"
            + (declared.columns().isEmpty()
                ? ""
                : " with " + counted(declared.columns().size()) + " as declared"));
  }

  private static List<Judgement> compareColumn(Table table, String name, DeclaredColumn declared) {
    String object = table.name() + "." + SqlIdentifier.display(name);
    Optional<Column> found = table.column(name);
    if (found.isEmpty()) {
      return Comparison.missing(
          object,
          "a column" + typeWords(declared),
          "none of that name",
          Comparison.APPLY_CHANGELOG);
    }
    Column column = found.get();
    Comparison comparison = new Comparison(object);
    if (!declared.types().isEmpty()
        && declared.types().stream().noneMatch(type -> isOfType(column.type(), type))) {
      comparison.differs(
          "type", String.join(" or ", declared.types()), column.type(), Comparison.APPLY_CHANGELOG);
    }
    declared
        .nullable()
        .ifPresent(
            nullable ->
                comparison.expectEqual(
                    "it",
                    nullable ? "nullable" : "NOT NULL",
                    column.nullable() ? "nullable" : "NOT NULL",
                    Comparison.APPLY_CHANGELOG));
    declared
        .defaultExpression()
        .ifPresent(expression -> compareDefault(comparison, expression, column));
    return comparison.orHolds("").stream()
        .filter(judgement -> !(judgement instanceof Judgement.Holds))
        .toList();
  }

  private static String typeWords(DeclaredColumn declared) {
    return declared.types().isEmpty() ? "" : " of type " + String.join(" or ", declared.types());
  }

  private static void compareDefault(Comparison comparison, String expected, Column column) {
    String found = column.defaultExpression().orElse("none");
    if (column.defaultExpression().isEmpty() || !SqlExpression.sameMeaning(expected, found)) {
      comparison.differs("default", expected, found, Comparison.APPLY_CHANGELOG);
    }
  }

  /** A declared type without a length takes any length. */
  private static boolean isOfType(String found, String declared) {
    String canonical = TypeName.canonical(found);
    return canonical.equals(declared)
        || (!declared.contains("(") && MODIFIER.matcher(canonical).replaceAll("").equals(declared));
  }

  private static String counted(int columns) {
    return columns == 1 ? "1 column" : columns + " columns";
  }
}
