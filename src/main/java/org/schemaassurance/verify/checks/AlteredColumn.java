package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Judgement;

/**
 * The statements that bring a column to what is declared of it, where one alone does. Source:
 * PostgreSQL manual, ALTER TABLE.
 */
record AlteredColumn(Table table, Column column) {

  /**
   * To one of these defaults.
   *
   * @param allowed in SQL; {@link DeclaredColumn#NO_DEFAULT} for none, a schema of {@code *} for
   *     any
   */
  String defaultOf(List<String> allowed) {
    // What a domain or the server gives a column, its own default does not take away.
    if (column.generated() || column.identity()) {
      return Judgement.APPLY_CHANGELOG;
    }
    if (allowed.contains(DeclaredColumn.NO_DEFAULT)) {
      return column.domain().isEmpty() ? alter("DROP DEFAULT") : Judgement.APPLY_CHANGELOG;
    }
    return allowed.stream()
        .filter(text -> !text.startsWith(ColumnComparison.ANY_SCHEMA))
        .findFirst()
        .map(text -> alter("SET DEFAULT " + text))
        .orElse(Judgement.APPLY_CHANGELOG);
  }

  /** To one that takes NULL, or takes none. */
  String nullable(boolean nullable) {
    if (!nullable) {
      return notNull();
    }
    return isNeverNull() || mayInherit() || column.domain().isPresent()
        ? Judgement.APPLY_CHANGELOG
        : alter("DROP NOT NULL");
  }

  /** By a CHECK that is validated beside everybody's writes: SET NOT NULL believes it. */
  private String notNull() {
    String name =
        AddedConstraint.freeName(table, table.name().name() + "_" + column.name() + "_is_not_null");
    String check = SqlIdentifier.display(name);
    return String.join(
        "\n",
        "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID;"
            .formatted(table.name(), check, SqlIdentifier.display(column.name())),
        AddedConstraint.validating(table.name(), name),
        alter("SET NOT NULL"),
        "ALTER TABLE %s DROP CONSTRAINT %s;".formatted(table.name(), check));
  }

  /** Then PostgreSQL refuses to drop NOT NULL here alone, if it is the parent's. */
  private boolean mayInherit() {
    return !table.surroundings().parents().isEmpty();
  }

  /** PostgreSQL refuses to drop NOT NULL then. */
  private boolean isNeverNull() {
    return column.identity()
        || table.indexes().stream()
            .filter(Index::primary)
            .anyMatch(index -> index.keys().contains(column.name()));
  }

  /** From or to one that is computed; a virtual one cannot keep what it has. */
  String plain(boolean generated) {
    return !generated && column.computation().filter(Column.Computation.STORED::equals).isPresent()
        ? alter("DROP EXPRESSION")
        : Judgement.APPLY_CHANGELOG;
  }

  /**
   * To one that rows may leave out.
   *
   * @param givenDefault how the sentence begins that tells to give it a default
   */
  String omittable(String givenDefault) {
    if (isNeverNull()) {
      return givenDefault + settingDefault() + ": what belongs to a primary key is never NULL.";
    }
    return mayInherit()
        ? givenDefault + settingDefault() + ", or drop NOT NULL of the table that has it first."
        : alter("DROP NOT NULL");
  }

  private String settingDefault() {
    return " (ALTER TABLE %s ALTER COLUMN %s SET DEFAULT …)"
        .formatted(table.name(), SqlIdentifier.display(column.name()));
  }

  private String alter(String action) {
    return "ALTER TABLE %s ALTER COLUMN %s %s;"
        .formatted(table.name(), SqlIdentifier.display(column.name()), action);
  }
}
