package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A table that no other CHECK constraints than these refuse rows of. */
public final class CheckConstraintsCheck
    implements CheckOfTable<CheckConstraintsCheck.DeclaredCheckConstraints> {

  /**
   * @param allowed the constraints that the table may have
   * @param given the columns that whoever inserts gives; empty where every constraint counts
   */
  public record DeclaredCheckConstraints(
      QualifiedName table, Allowance<Listed.Check> allowed, Set<String> given)
      implements TableDeclaration {
    public DeclaredCheckConstraints {
      given = Set.copyOf(given);
    }

    @Override
    public DeclaredCheckConstraints ofTable(QualifiedName other) {
      return new DeclaredCheckConstraints(other, allowed, given);
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
    return new DeclaredCheckConstraints(
        table,
        Allowance.read(
            mapping,
            Listed.Check.class,
            mapping.optionalTexts("only").stream().flatMap(List::stream).map(Listed.Check::new)),
        Set.copyOf(mapping.optionalTexts("given").orElse(List.of())));
  }

  @Override
  public String expected(DeclaredCheckConstraints declared) {
    return "a table with no other CHECK constraints";
  }

  @Override
  public List<Judgement> judge(DeclaredCheckConstraints declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    TableExpressions expressions = TableExpressions.of(table, evidence);
    List<String> listed =
        declared.allowed().of(declared.table(), evidence).stream()
            .map(Listed.Check::expression)
            .toList();
    ClosedList list = declared.allowed().closing(declared.table(), "CHECK constraint", listed);
    table.checks().stream()
        .filter(Table.CheckConstraint::enforced)
        .filter(check -> declared.given().isEmpty() || !isOfOthersAlone(check, declared, table))
        .filter(check -> !isListed(check, listed, expressions))
        .filter(check -> !saysNotNullAlone(check, table))
        .forEach(check -> comparison.add(alien(check, list)));
    return comparison.orHolds(declared.object() + " has no other CHECK constraints");
  }

  /**
   * Whether it is about columns that nobody gives, and about no other; by the words of the
   * expression, of which some only seem to name a column.
   */
  private static boolean isOfOthersAlone(
      Table.CheckConstraint check, DeclaredCheckConstraints declared, Table table) {
    Set<String> words =
        SqlLexer.tokenize(check.expression()).stream().map(Token::text).collect(Collectors.toSet());
    return table.columns().stream().map(Column::name).anyMatch(words::contains)
        && declared.given().stream().noneMatch(words::contains);
  }

  /** Of columns that are NOT NULL: as it is added beforehand, so that nobody waits for that. */
  private static boolean saysNotNullAlone(Table.CheckConstraint check, Table table) {
    List<Token> words =
        SqlLexer.tokenize(check.expression()).stream()
            .filter(token -> !token.isPunctuation("(") && !token.isPunctuation(")"))
            .toList();
    for (int i = 0; i < words.size(); i += 5) {
      boolean ends = i + 4 == words.size();
      if (i + 4 > words.size()
          || !words.get(i + 1).isWord("is")
          || !words.get(i + 2).isWord("not")
          || !words.get(i + 3).isWord("null")
          || !ends && !words.get(i + 4).isWord("and")
          || !isNotNull(words.get(i), table)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNotNull(Token name, Table table) {
    return name.isName()
        && table.column(name.text()).filter(column -> !column.nullable()).isPresent();
  }

  private static boolean isListed(
      Table.CheckConstraint check, List<String> listed, TableExpressions meaning) {
    return listed.stream().anyMatch(one -> meaning.isCertain(one, check.expression()))
        || listed.stream().anyMatch(one -> meaning.same(one, check.expression()));
  }

  private static Judgement alien(Table.CheckConstraint check, ClosedList list) {
    return list.alien(
        check.name(),
        Phrase.of("CHECK (" + check.expression() + ")"),
        "its expression",
        list.dropConstraint(check.name()));
  }
}
