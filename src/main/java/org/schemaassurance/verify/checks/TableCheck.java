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
  /** What a rule gives as the default of a column that has to have none; no expression reads so. */
  public static final String NO_DEFAULT = "none";

  private static final Pattern MODIFIER = Pattern.compile("\\([^)]*\\)");

  /**
   * The table, and of its columns what is given; row security is on only where that is declared.
   *
   * @param required the columns that an INSERT has to give; empty for any
   */
  public record DeclaredTable(
      QualifiedName table,
      Map<String, DeclaredColumn> columns,
      Optional<List<String>> required,
      boolean logged,
      boolean rowSecurity)
      implements TableDeclaration {
    public DeclaredTable {
      columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
    }
  }

  /**
   * What is not given may be anything, but for {@code generated}, and for a collation that takes
   * different texts for equal.
   *
   * @param defaultExpression {@code none} for a column without a default
   * @param collation by its name, with the schema if that is not {@code pg_catalog}
   * @param generated whether the server computes it from other columns; without it no, unless a
   *     default is given, which may be the expression of either
   * @param identity whether the server numbers it
   */
  public record DeclaredColumn(
      List<String> types,
      Optional<Boolean> nullable,
      Optional<String> defaultExpression,
      Optional<String> collation,
      Optional<Boolean> generated,
      Optional<Boolean> identity) {
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
        mapping.optionalTexts("required"),
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
        types,
        column.optionalBoolean("nullable"),
        column.optionalText("default"),
        column.optionalText("collation"),
        column.optionalBoolean("generated"),
        column.optionalBoolean("identity"));
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
    declared.required().ifPresent(required -> comparison.addAll(furtherRequired(table, required)));
    comparison.addAll(SurroundingsOfTable.judge(table, declared.rowSecurity()));
    return comparison.orHolds(
        "Table "
            + table.name()
            + " is there"
            + (declared.columns().isEmpty()
                ? ""
                : " with " + counted(declared.columns().size()) + " as declared"));
  }

  private static List<Judgement> furtherRequired(Table table, List<String> required) {
    String expected =
        required.isEmpty()
            ? "no column that an INSERT has to give"
            : "no column that an INSERT has to give but " + SqlIdentifier.displayAll(required);
    return table.columns().stream()
        .filter(column -> !column.mayBeOmitted() && !required.contains(column.name()))
        .flatMap(
            column ->
                Comparison.missing(
                    table.name() + "." + SqlIdentifier.display(column.name()),
                    expected,
                    "this one NOT NULL without default",
                    "ALTER TABLE "
                        + table.name()
                        + " ALTER COLUMN "
                        + SqlIdentifier.display(column.name())
                        + " SET DEFAULT …;")
                    .stream())
        .toList();
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
    compareCollation(comparison, declared, column);
    compareGenerated(comparison, declared, column);
    declared
        .identity()
        .ifPresent(
            identity ->
                comparison.expectEqual(
                    "a column",
                    identity ? "that is IDENTITY" : "that is not IDENTITY",
                    column.identity() ? "that is IDENTITY" : "that is not IDENTITY",
                    Comparison.APPLY_CHANGELOG));
    return comparison.orHolds("").stream().filter(judgement -> !judgement.holds()).toList();
  }

  private static String typeWords(DeclaredColumn declared) {
    return declared.types().isEmpty() ? "" : " of type " + String.join(" or ", declared.types());
  }

  private static void compareGenerated(
      Comparison comparison, DeclaredColumn declared, Column column) {
    boolean ofEitherKind =
        declared.defaultExpression().filter(text -> !text.equals(NO_DEFAULT)).isPresent();
    Optional<Boolean> expected =
        declared.generated().or(() -> ofEitherKind ? Optional.empty() : Optional.of(false));
    expected
        .filter(generated -> generated != column.generated())
        .ifPresent(
            generated ->
                comparison.differs(
                    "a column",
                    generated ? "that is GENERATED" : "that is not GENERATED",
                    column.generated()
                        ? "GENERATED ALWAYS AS (" + column.defaultExpression().orElse("") + ")"
                        : "a plain one",
                    Comparison.APPLY_CHANGELOG));
  }

  /** Under a nondeterministic collation {@code status = 'active'} is true of other texts too. */
  private static void compareCollation(
      Comparison comparison, DeclaredColumn declared, Column column) {
    String found = column.collation().map(Column.Collation::name).orElse("that of the type");
    if (declared.collation().isPresent()) {
      comparison.expectEqual(
          "collation", declared.collation().get(), found, Comparison.APPLY_CHANGELOG);
    } else if (column.collation().filter(collation -> !collation.deterministic()).isPresent()) {
      comparison.differs(
          "a collation",
          "that tells different texts apart",
          found + ", which is nondeterministic",
          Comparison.APPLY_CHANGELOG);
    }
  }

  private static void compareDefault(Comparison comparison, String expected, Column column) {
    String found = column.defaultExpression().orElse(NO_DEFAULT);
    boolean same =
        expected.equals(NO_DEFAULT)
            ? isNoDefault(column)
            : column.defaultExpression().isPresent() && SqlExpression.sameMeaning(expected, found);
    if (!same) {
      comparison.differs("default", expected, found, Comparison.APPLY_CHANGELOG);
    }
  }

  /**
   * The server keeps DEFAULT NULL where a type has a length; that a column is generated is said.
   */
  private static boolean isNoDefault(Column column) {
    return column.generated()
        || column
            .defaultExpression()
            .filter(expression -> !SqlExpression.sameMeaning(expression, "NULL"))
            .isEmpty();
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
