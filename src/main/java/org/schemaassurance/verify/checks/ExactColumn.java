package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.TypeName;
import org.schemaassurance.verify.Judgement;

/**
 * What a column has beyond its declaration, and how the server makes its values; a column that
 * isn't there, or whose values nobody makes, is told by {@link ColumnComparison}.
 */
final class ExactColumn {
  private static final Pattern MODIFIER = Pattern.compile("\\([^)]*\\)");

  private final DeclaredColumn declared;
  private final Column column;
  private final Comparison comparison;
  private final String alter;

  private ExactColumn(QualifiedName table, DeclaredColumn declared, Column column) {
    String name = SqlIdentifier.display(column.name());
    this.declared = declared;
    this.column = column;
    this.comparison = new Comparison(table + "." + name);
    this.alter = "ALTER TABLE " + table + " ALTER COLUMN " + name;
  }

  /**
   * @param exact whether it has to have nothing that isn't declared
   */
  static List<Judgement> of(Table table, String name, DeclaredColumn declared, boolean exact) {
    return table
        .column(name)
        .map(column -> new ExactColumn(table.name(), declared, column).differences(exact))
        .orElse(List.of());
  }

  private List<Judgement> differences(boolean exact) {
    compareKinds();
    if (exact) {
      addWhatIsNotDeclared();
    }
    return comparison.differences();
  }

  private void compareKinds() {
    if (column.identity()) {
      declared.numbering().ifPresent(this::compareNumbering);
    }
    if (column.generated()) {
      declared
          .computation()
          .ifPresent(
              kind ->
                  comparison.expectEqual(
                      "a generated column that is", words(kind), words(column.computation())));
    }
  }

  private void compareNumbering(Column.Numbering expected) {
    comparison.expectEqual(
        "GENERATED AS IDENTITY",
        words(expected),
        words(column.numbering()),
        alter + " SET GENERATED " + words(expected).toUpperCase(Locale.ROOT) + ";");
  }

  private void addWhatIsNotDeclared() {
    String type = TypeName.canonical(column.type());
    String unlimited = MODIFIER.matcher(type).replaceAll("");
    if (!declared.types().contains(type) && declared.types().contains(unlimited)) {
      comparison.differs(
          "type", unlimited + " without a limit", type, alter + " TYPE " + unlimited + ";");
    }
    if (declared.collation().isEmpty()) {
      column
          .collation()
          .filter(Column.Collation::deterministic)
          .ifPresent(found -> comparison.differs("collation", "that of the type", found.name()));
    }
    if (declared.identity().isEmpty() && column.identity()) {
      comparison.differs("a column", "that is not IDENTITY", "that is IDENTITY");
    }
  }

  private static String words(Optional<? extends Enum<?>> kind) {
    return kind.map(ExactColumn::words).orElse("none");
  }

  private static String words(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
