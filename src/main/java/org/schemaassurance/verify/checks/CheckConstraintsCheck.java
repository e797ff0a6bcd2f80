package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.sql.ColumnTypes;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A table that no other CHECK constraints than these refuse rows of. */
public final class CheckConstraintsCheck
    implements CheckOfTable<CheckConstraintsCheck.DeclaredCheckConstraints> {

  /**
   * @param only expressions of the constraints that the table may have
   */
  public record DeclaredCheckConstraints(QualifiedName table, List<String> only)
      implements TableDeclaration {
    public DeclaredCheckConstraints {
      only = List.copyOf(only);
    }

    @Override
    public DeclaredCheckConstraints ofTable(QualifiedName other) {
      return new DeclaredCheckConstraints(other, only);
    }
  }

  @Override
  public String name() {
    return "check-constraints";
  }

  @Override
  public Class<DeclaredCheckConstraints> declarationType() {
    return DeclaredCheckConstraints.class;
  }

  @Override
  public DeclaredCheckConstraints read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredCheckConstraints(table, mapping.optionalTexts("only").orElse(List.of()));
  }

  @Override
  public String expected(DeclaredCheckConstraints declared) {
    return "a table with no other CHECK constraints";
  }

  @Override
  public List<Judgement> judge(DeclaredCheckConstraints declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    ColumnTypes types = new TypesOfColumns(table);
    ClosedList list =
        new ClosedList(declared.table(), "CHECK constraint", declared.only().isEmpty());
    table.checks().stream()
        .filter(Table.CheckConstraint::enforced)
        .filter(check -> declared.only().stream().noneMatch(only -> means(check, only, types)))
        .forEach(check -> comparison.add(alien(check, list)));
    return comparison.orHolds(declared.object() + " has no other CHECK constraints");
  }

  private static boolean means(Table.CheckConstraint check, String expression, ColumnTypes types) {
    return SqlExpression.sameMeaning(check.expression(), expression, types);
  }

  private static Judgement alien(Table.CheckConstraint check, ClosedList list) {
    return list.alien(
        check.name(),
        Phrase.of("CHECK (" + check.expression() + ")"),
        "its expression",
        list.dropConstraint(check.name()));
  }
}
