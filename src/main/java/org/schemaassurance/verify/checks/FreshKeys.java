package org.schemaassurance.verify.checks;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.InsertsCheck.DeclaredInserts;

/**
 * Keys that refuse no row, since one of their columns is left to a default that gives each row
 * another value: a sequence that goes on, or a uuid that is made up.
 *
 * @param mayBeGiven whether somebody may give a column's value instead
 */
record FreshKeys(Table table, Intake intake, DataQueries data, Predicate<String> mayBeGiven) {
  private static final Pattern UUID =
      Pattern.compile("(gen_random_uuid|uuidv[47]|[^()']+\\.uuid_generate_v(1|1mc|4))\\(\\)");

  /** Nothing is made of the sequence's value, such as a remainder. */
  private static final Pattern NEXT_VALUE = Pattern.compile("nextval\\('([^']|'')+'::regclass\\)");

  private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");

  /** Whether a row always has a value that no other has. */
  private sealed interface Freshness {
    enum Known implements Freshness {
      ALWAYS,
      /** Unless somebody gave values by hand, which could not be compared with the sequence. */
      AS_A_RULE,
      NOT
    }

    /**
     * Rows have what the sequence gives next, or after that.
     *
     * @param next what that is
     * @param increment from one that it gives to the one after
     */
    record Behind(Column column, Intake.Sequence sequence, String next, String increment)
        implements Freshness {}

    /** The rows could not be asked. */
    record Unknown(String column, DataQueries.Answer.Refused refusal) implements Freshness {}
  }

  /** Where a rule's rows are inserted. */
  static FreshKeys of(DeclaredInserts declared, Table table, Intake intake, DataQueries data) {
    return new FreshKeys(
        table,
        intake,
        data,
        column ->
            !declared.complete()
                || declared.rows().stream().anyMatch(row -> row.containsKey(column))
                || declared.rowsFrom().filter(query -> mayGive(query, column, data)).isPresent());
  }

  private static boolean mayGive(String query, String column, DataQueries data) {
    return !(data.rows(query, 0) instanceof DataQueries.Answer.Rows answered)
        || answered.columns().contains(column);
  }

  /**
   * What remains of a finding.
   *
   * @param alien that the key may refuse rows
   */
  Optional<Judgement> judge(Index index, Judgement alien) {
    Freshness freshness = howFresh(index);
    if (freshness instanceof Freshness.Unknown unknown) {
      String question = "find out whether a row has a value that is still to come for ";
      return Optional.of(
          Judgement.unknown(
              alien.object(),
              question + SqlIdentifier.display(unknown.column()),
              unknown.refusal()));
    }
    if (freshness instanceof Freshness.Behind behind) {
      return Optional.of(behind(alien.object(), index, behind));
    }
    return switch ((Freshness.Known) freshness) {
      case ALWAYS -> Optional.empty();
      case AS_A_RULE -> Optional.of(alien.asWarning());
      case NOT -> Optional.of(alien);
    };
  }

  private Judgement behind(String object, Index index, Freshness.Behind behind) {
    String sequence = behind.sequence().name();
    return Judgement.broken(
        object,
        Phrase.of("a sequence that gives what no row has")
            .saying("that " + sequence + " gives what no row of " + table.name() + " has"),
        Phrase.of(KeyObstacles.shown(index) + " behind which " + sequence + " stands")
            .saying(
                KeyObstacles.shown(index)
                    + ", and rows that have "
                    + behind.next()
                    + ", which it gives next, or what comes after that"),
        "SELECT pg_catalog.setval(%s, (SELECT %s FROM %s));"
            .formatted(SqlLiteral.of(sequence), last(behind), table.name()));
  }

  /** The last of the sequence's own numbers that is not beyond what rows have. */
  private static String last(Freshness.Behind behind) {
    boolean up = behind.sequence().course() == Intake.Course.UP;
    String furthest =
        "pg_catalog.%s(%s)"
            .formatted(up ? "max" : "min", SqlIdentifier.display(behind.column().name()));
    return behind.increment().equals(up ? "1" : "-1")
        ? furthest
        : "%2$s + (%1$s - %2$s) / %3$s * %3$s"
            .formatted(furthest, "(" + behind.next() + ")", "(" + behind.increment() + ")");
  }

  private Freshness howFresh(Index index) {
    boolean comparesAlike =
        index.options().stream().allMatch(option -> option.alienEquality().isEmpty());
    if (!index.unique() || index.exclusion() || !comparesAlike) {
      return Freshness.Known.NOT;
    }
    // Of a key on more columns one that is fresh is enough; where the sequence stands is compared
    // by the key itself, which finds no largest value of a column that is not its first.
    return index.keys().stream()
        .flatMap(key -> table.column(key).stream())
        .filter(column -> !mayBeGiven.test(column.name()))
        .filter(column -> index.keys().size() == 1 || isMadeUp(column))
        .map(column -> howFresh(column, index))
        .findFirst()
        .orElse(Freshness.Known.NOT);
  }

  private Freshness howFresh(Column column, Index index) {
    Intake.Sequence sequence = intake.sequences().get(column.name());
    if (isMadeUp(column)) {
      return Freshness.Known.ALWAYS;
    }
    return sequence != null && isNumbered(column) && sequence.course() != Intake.Course.ROUND
        ? howFresh(column, sequence, index)
        : Freshness.Known.NOT;
  }

  private static boolean isMadeUp(Column column) {
    return column.type().equals("uuid") && hasDefault(column, UUID) && !column.generated();
  }

  private static boolean isNumbered(Column column) {
    return WHOLE_NUMBERS.contains(column.type())
        && (column.identity() || hasDefault(column, NEXT_VALUE));
  }

  private static boolean hasDefault(Column column, Pattern pattern) {
    return column.defaultExpression().filter(text -> pattern.matcher(text).matches()).isPresent();
  }

  /** A sequence that is used up refuses every row, whatever the key; that is told of the column. */
  private Freshness howFresh(Column column, Intake.Sequence sequence, Index index) {
    return switch (sequence.state()) {
      case USED_UP -> Freshness.Known.ALWAYS;
      case UNREADABLE, UNREADABLE_AND_SHORT ->
          intake.alwaysIdentities().contains(column.name())
              ? Freshness.Known.ALWAYS
              : Freshness.Known.AS_A_RULE;
      case GOES_ON -> whereItStands(column, sequence, index);
    };
  }

  /**
   * Fresh where no row has a value that is still to come; one that has given none, and cannot be
   * read, may begin anywhere.
   */
  private Freshness whereItStands(Column column, Intake.Sequence sequence, Index index) {
    Optional<String> next = sequence.next().or(() -> first(sequence));
    DataQueries.Answer answer = data.rows(stillToCome(column, sequence, next, index), 1);
    if (answer instanceof DataQueries.Answer.Refused refused) {
      return new Freshness.Unknown(column.name(), refused);
    }
    Optional<String> increment =
        ((DataQueries.Answer.Rows) answer).rows().stream().map(row -> row.get(0)).findFirst();
    if (increment.isEmpty()) {
      return Freshness.Known.ALWAYS;
    }
    return next.<Freshness>map(
            value -> new Freshness.Behind(column, sequence, value, increment.get()))
        .orElse(Freshness.Known.AS_A_RULE);
  }

  /** What one gives first that has given nothing since it was made, or restarted. */
  private Optional<String> first(Intake.Sequence sequence) {
    String query = "SELECT last_value FROM " + sequence.name() + " WHERE NOT is_called";
    return data.rows(query, 1) instanceof DataQueries.Answer.Rows answer
        ? answer.rows().stream().map(row -> row.get(0)).findFirst()
        : Optional.empty();
  }

  /** Asks for the increment, if a row has one of the numbers between which it is. */
  private String stillToCome(
      Column column, Intake.Sequence sequence, Optional<String> next, Index index) {
    String name = SqlIdentifier.quote(column.name());
    String increment =
        "(SELECT seqincrement FROM pg_catalog.pg_sequence WHERE seqrelid = %s::pg_catalog.regclass)"
            .formatted(SqlLiteral.of(sequence.name()));
    String stillToCome =
        next.map(
                value ->
                    "%1$s %2$s %3$s AND (%1$s::pg_catalog.numeric - (%3$s)) %% %4$s = 0"
                        .formatted(
                            name,
                            sequence.course() == Intake.Course.UP ? ">=" : "<=",
                            value,
                            increment))
            .orElse(name + " IS NOT NULL");
    return "SELECT "
        + increment
        + " FROM "
        + SqlIdentifier.quote(table.name().schema())
        + "."
        + SqlIdentifier.quote(table.name().name())
        + " WHERE "
        + stillToCome
        + index.predicate().map(text -> " AND (" + text + ")").orElse("")
        + " LIMIT 1";
  }
}
