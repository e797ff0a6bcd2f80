package org.schemaassurance.verify.checks;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A CHECK constraint of this meaning, that every row has passed and every new one has to pass. */
public final class CheckConstraintCheck
    implements CheckOfTable<CheckConstraintCheck.DeclaredCheckConstraint> {

  /**
   * @param constraint its name; empty for any
   * @param validated whether the rows that were there before have to have passed it
   * @param inherited whether it is for tables that inherit, too; empty where there are none
   */
  public record DeclaredCheckConstraint(
      QualifiedName table,
      String expression,
      Optional<String> constraint,
      boolean validated,
      Optional<Boolean> inherited)
      implements Listed.Declared {
    @Override
    public DeclaredCheckConstraint ofTable(QualifiedName other) {
      return new DeclaredCheckConstraint(other, expression, constraint, validated, inherited);
    }

    @Override
    public List<Listed> listed() {
      return List.of(new Listed.Check(expression));
    }

    /** Every word of the expression may be a column's name. */
    @Override
    public List<Mention> mentions() {
      return List.of(
          new Mention(
              table,
              SqlLexer.tokenize(expression).stream().map(Token::text).collect(Collectors.toSet())));
    }

    String words() {
      return "CHECK (" + expression + ")";
    }
  }

  @Override
  public String name() {
    return "check-constraint";
  }

  @Override
  public Class<DeclaredCheckConstraint> declarationType() {
    return DeclaredCheckConstraint.class;
  }

  @Override
  public DeclaredCheckConstraint read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredCheckConstraint(
        table,
        mapping.text("expression"),
        mapping.optionalText("constraint"),
        mapping.optionalBoolean("validated").orElse(true),
        mapping.optionalBoolean("inherited"));
  }

  @Override
  public String expected(DeclaredCheckConstraint declared) {
    return declared.words();
  }

  /** A second one of the same meaning does no harm: the one that comes nearest counts. */
  @Override
  public List<Judgement> judge(DeclaredCheckConstraint declared, Table table, Evidence evidence) {
    TableExpressions expressions = TableExpressions.of(table, evidence);
    return expressions
        .alike(declared.expression(), table.checks(), Table.CheckConstraint::expression)
        .stream()
        .map(check -> compare(declared, check, table))
        .min(Comparator.comparingInt(List::size))
        .orElseGet(() -> List.of(missing(declared, table, expressions, evidence)));
  }

  private static Judgement missing(
      DeclaredCheckConstraint declared,
      Table table,
      TableExpressions expressions,
      Evidence evidence) {
    Optional<String> known =
        declared
            .constraint()
            .or(() -> evidence.names().ofCheck(table.name(), declared.expression()));
    AddedCheckConstraint added = new AddedCheckConstraint(declared, table);
    Judgement missing =
        Judgement.broken(
            declared.object(),
            declared.words(),
            others(table),
            expressions
                .objection(declared.expression())
                .orElseGet(() -> added.whereThereIsNone(known)));
    return known
        .map(name -> missing.ofPart(table.name() + "." + SqlIdentifier.display(name)))
        .orElse(missing);
  }

  private static List<Judgement> compare(
      DeclaredCheckConstraint declared, Table.CheckConstraint check, Table table) {
    Comparison comparison = new Comparison(declared.object());
    AddedCheckConstraint added = new AddedCheckConstraint(declared, table);
    String alter = "ALTER TABLE " + table.name() + " ";
    String name = SqlIdentifier.display(check.name());
    declared
        .constraint()
        .ifPresent(
            expected ->
                comparison.expectEqual(
                    declared.words() + " named",
                    SqlIdentifier.display(expected),
                    name,
                    alter
                        + "RENAME CONSTRAINT "
                        + name
                        + " TO "
                        + SqlIdentifier.display(expected)
                        + ";"));
    if (declared.validated() && !check.validated()) {
      comparison.differs(
          declared.words(),
          "validated",
          name + " NOT VALID: rows from before may violate it",
          alter + "VALIDATE CONSTRAINT " + name + ";");
    }
    if (!check.enforced()) {
      comparison.differs(
          declared.words(),
          "enforced",
          name + " NOT ENFORCED",
          added.insteadOf(check, check.inherited()));
    }
    boolean mustBeInherited =
        declared.inherited().orElse(!table.surroundings().children().isEmpty());
    if (mustBeInherited && !check.inherited()) {
      comparison.differs(
          declared.words(),
          "inherited by " + children(table),
          name + " NO INHERIT",
          added.insteadOf(check, true));
    }
    if (declared.inherited().isPresent() && !mustBeInherited && check.inherited()) {
      comparison.differs(
          declared.words(),
          "NO INHERIT",
          name + " for tables that inherit, too",
          added.insteadOf(check, false));
    }
    return comparison.orHolds(declared.object() + " has " + declared.words());
  }

  private static String children(Table table) {
    return table.surroundings().children().isEmpty()
        ? "tables that inherit"
        : table.surroundings().children().stream()
            .map(QualifiedName::toString)
            .collect(Collectors.joining(", "));
  }

  private static String others(Table table) {
    return table.checks().isEmpty()
        ? "none"
        : "only "
            + table.checks().stream()
                .map(
                    check ->
                        SqlIdentifier.display(check.name()) + " CHECK (" + check.expression() + ")")
                .collect(Collectors.joining("; "));
  }
}
