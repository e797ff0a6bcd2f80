package org.schemaassurance.verify.checks;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.TableDetails.ColumnSequence;
import org.schemaassurance.verify.Judgement;

/**
 * What a column does to rows that leave it out.
 *
 * @param comparedDefault whether another rule says what its default has to be
 * @param lenient whether it may well have to be given
 */
record FurtherColumn(
    Table table, Column column, NamesInFunctions names, boolean comparedDefault, boolean lenient) {
  private static final String IF_IT_BELONGS =
      "If it belongs there, add it to the rule's 'only'; otherwise ";

  private static final BigInteger FEW = BigInteger.valueOf(10_000);

  /** A million a second for three centuries: nobody has to read how many are left of it. */
  private static final BigInteger ENDLESS = BigInteger.TWO.pow(53);

  /** Less than a serial has, and more than a smallserial. */
  private static final BigInteger MANY = BigInteger.TWO.pow(30);

  private static final Pattern ABOUT_NULL =
      Pattern.compile("(?i)\\b(?:is|coalesce|case|num_nulls|num_nonnulls)\\b|\\w\\.\\w+\\(");

  /** Why it is not harmless; empty if it is. */
  List<Judgement> judge() {
    return Stream.concat(
            Stream.of(needsValue(), refusesItsOwnValue(), mayRaise(), ambiguous())
                .flatMap(Optional::stream),
            sequences())
        .toList();
  }

  private String object() {
    return table.name() + "." + SqlIdentifier.display(column.name());
  }

  private String alter(String action) {
    return IF_IT_BELONGS
        + "ALTER TABLE %s ALTER COLUMN %s %s;"
            .formatted(table.name(), SqlIdentifier.display(column.name()), action);
  }

  private Optional<Judgement> needsValue() {
    if (column.mayBeOmitted()) {
      return Optional.empty();
    }
    Judgement needed =
        Judgement.broken(
            object(),
            Phrase.of("a column that an INSERT may leave out"),
            Phrase.of("NOT NULL without default"),
            IF_IT_BELONGS + new AlteredColumn(table, column).omittable("give it a default"));
    return Optional.of(lenient ? needed.asWarning() : needed);
  }

  private Optional<Judgement> refusesItsOwnValue() {
    return column
        .domain()
        .filter(domain -> column.defaultExpression().isEmpty())
        .flatMap(
            domain ->
                domain.checks().stream()
                    .filter(FurtherColumn::mayRefuseNull)
                    .findFirst()
                    .map(
                        check ->
                            Judgement.broken(
                                object(),
                                Phrase.of("a type that takes NULL"),
                                Phrase.of("the domain " + column.type() + " with " + check),
                                alter("TYPE " + domain.type()))));
  }

  /** A domain's CHECK is asked about NULL, too; what is not true then, is mostly NULL as well. */
  private static boolean mayRefuseNull(String check) {
    return ABOUT_NULL.matcher(check).find() || !check.contains("VALUE");
  }

  private Optional<Judgement> mayRaise() {
    return column
        .defaultExpression()
        .filter(expression -> !comparedDefault && !isSequence(expression))
        .flatMap(
            expression ->
                ExpressionRisk.in(expression, name -> table.column(name).map(Column::type))
                    .map(risk -> raising(expression, risk)));
  }

  private Judgement raising(String expression, ExpressionRisk risk) {
    String kind = column.generated() ? "GENERATED ALWAYS AS " : "DEFAULT ";
    Judgement judgement =
        Judgement.broken(
            object(),
            Phrase.of(
                (column.generated() ? "an expression" : "a default") + " that takes every row"),
            Phrase.of(kind + expression).addingInSentence(", with " + risk.words()),
            alter(column.generated() ? "DROP EXPRESSION" : "DROP DEFAULT"));
    return risk.certain() ? judgement : judgement.asWarning();
  }

  private static boolean isSequence(String expression) {
    return expression.startsWith("nextval(");
  }

  private Optional<Judgement> ambiguous() {
    return names
        .functionWith(column.name())
        .map(
            function ->
                Judgement.broken(
                    object(),
                    Phrase.of("a column of another name")
                        .saying(
                            "a column of another name than the variables of " + function + "()"),
                    Phrase.of("a variable of that name in " + function + "()")
                        .saying("one of that name, which its statements call ambiguous"),
                    "Write #variable_conflict use_variable at the head of the function's body, or ALTER TABLE %s RENAME COLUMN %s TO %s;"
                        .formatted(
                            table.name(),
                            SqlIdentifier.display(column.name()),
                            SqlIdentifier.display(column.name() + "_"))));
  }

  private Stream<Judgement> sequences() {
    return table.details().sequences().stream()
        .filter(sequence -> sequence.column().equals(column.name()) && !sequence.cycle())
        .flatMap(sequence -> judge(sequence).stream());
  }

  private Optional<Judgement> judge(ColumnSequence sequence) {
    BigInteger left = sequence.left();
    if (left.compareTo(sequence.readable() ? FEW : ENDLESS) > 0) {
      return Optional.empty();
    }
    if (!sequence.readable()) {
      return Optional.of(left.compareTo(MANY) > 0 ? unseen(sequence) : unreadable(sequence));
    }
    boolean none = left.signum() == 0;
    Judgement judgement =
        Judgement.broken(
            object(),
            Phrase.of("a sequence with values left"),
            Phrase.of(none ? "none left" : left + " left")
                .saying(
                    (none ? "none" : "only " + left)
                        + " left in "
                        + sequence.sequence()
                        + ", which ends at "
                        + sequence.limit()),
            "ALTER TABLE %s ALTER COLUMN %s TYPE bigint; ALTER SEQUENCE %s AS bigint NO MAXVALUE; -- the first rewrites the table"
                .formatted(
                    table.name(), SqlIdentifier.display(column.name()), sequence.sequence()));
    return Optional.of(none ? judgement : judgement.asWarning());
  }

  /** An everyday serial: few of them end, so a warning, and not a rule that was not judged. */
  private Judgement unseen(ColumnSequence sequence) {
    return Judgement.broken(
            object(),
            Phrase.of("a sequence with values left"),
            Phrase.of("a sequence that may not be looked at")
                .saying("one that this role may not look at, " + sequence.sequence()),
            new UnreadSequence(sequence.sequence().toString()).grant())
        .asWarning();
  }

  private Judgement unreadable(ColumnSequence sequence) {
    return new UnreadSequence(sequence.sequence().toString()).behind(object());
  }
}
