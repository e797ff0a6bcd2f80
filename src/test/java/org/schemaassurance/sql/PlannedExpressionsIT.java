package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.catalog.PlannedExpressions;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * How far the planner can say whether two expressions mean the same (ADR 108): what it prints of
 * both, beside what we say of them.
 */
@Template(DeparsedExpressionIT.OneTable.class)
final class PlannedExpressionsIT {
  private static final QualifiedName TABLE = new QualifiedName("public", "t");
  private static final Set<String> ROWS = Set.of("t");

  /** Columns, constants and calls, to which a cast can be added. */
  private static final Pattern OPERANDS =
      Pattern.compile(
          "\\b(?:i|j|big|d|v|w|x|day|at)\\b(?! *[('])|'[^']*'|\\b\\d+(?:\\.\\d+)?\\b|\\b(?:length|lower)\\([^()]*\\)");

  private static final List<String> TYPES =
      List.of(
          "smallint",
          "integer",
          "bigint",
          "numeric",
          "numeric(4,1)",
          "real",
          "double precision",
          "text",
          "varchar",
          "varchar(3)",
          "char(3)",
          "name",
          "date",
          "timestamp",
          "timestamptz");

  private static TestDatabase database;

  @BeforeAll
  static void sharesOneDatabase(TestDatabase shared) {
    database = shared;
  }

  private static List<String> planned(String... expressions) throws SQLException {
    return PlannedExpressions.of(
        Arrays.stream(expressions).map(text -> new AskableExpression(text, Set.of())).toList(),
        TABLE,
        ROWS,
        database.connection());
  }

  private static boolean plannedTheSame(String one, String other) throws SQLException {
    List<String> planned = planned(one, other);
    return SqlExpression.sameMeaningPrinted(planned.get(0), planned.get(1));
  }

  private static String printed(String expression) throws SQLException {
    database.execute("ALTER TABLE t ADD CONSTRAINT planned CHECK (" + expression + ")");
    try {
      return (String)
          database.value(
              "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conname = 'planned'");
    } finally {
      database.execute("ALTER TABLE t DROP CONSTRAINT planned");
    }
  }

  @Test
  void ofTwoHundredGeneratedExpressionsEachIsPlannedAsWhatTheServerPrintsOfIt()
      throws SQLException {
    GeneratedExpressions expressions = new GeneratedExpressions(20261126);
    for (int i = 0; i < 200; i++) {
      String written = expressions.next().written();
      String printed = printed(written);
      assertThat(plannedTheSame(written, printed)).as("%s beside %s", written, printed).isTrue();
    }
  }

  /** What we call certain nobody asks the server about. */
  @Test
  void whatIsCertainToUsIsTheSameToTheServerWhateverCastIsAdded() throws SQLException {
    GeneratedExpressions expressions = new GeneratedExpressions(20261127);
    Random random = new Random(20261127);
    int certain = 0;
    int different = 0;
    for (int i = 0; i < 100; i++) {
      String written = expressions.next().written();
      String printed = printed(written);
      for (String cast : withCasts(written, random)) {
        try {
          boolean same = plannedTheSame(cast, printed);
          different += same ? 0 : 1;
          if (SqlExpression.certainlySameMeaning(cast, printed, DeparsedExpressionIT.TYPES)) {
            certain++;
            assertThat(same).as("%s beside %s", cast, printed).isTrue();
          }
        } catch (SQLException noSuchOperatorOrValue) {
          assertThat(noSuchOperatorOrValue.getSQLState()).as(cast).matches("(22|42)...");
        }
      }
    }
    assertThat(certain).isGreaterThan(20);
    assertThat(different).isGreaterThan(50);
  }

  private static List<String> withCasts(String written, Random random) {
    List<MatchResult> operands = OPERANDS.matcher(written).results().toList();
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < 5 && !operands.isEmpty(); i++) {
      MatchResult operand = operands.get(random.nextInt(operands.size()));
      expressions.add(
          written.substring(0, operand.start())
              + "("
              + operand.group()
              + ")::"
              + TYPES.get(random.nextInt(TYPES.size()))
              + written.substring(operand.end()));
    }
    return expressions;
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "i > 1 + 1                | (i > 2)",
        "NOT (i = 1)              | (i <> 1)",
        "NOT (i = 1 AND j = 2)    | ((i <> 1) OR (j <> 2))",
        "b = true                 | b",
        "x = 'a' || 'b'           | (x = 'ab'::text)",
        "t.i = 1                  | (i = 1)",
        "u = '00000000000000000000000000000000' | (u = '00000000-0000-0000-0000-000000000000'::uuid)",
        "doc = '{\"b\":2, \"a\":1}' | (doc = '{\"a\": 1, \"b\": 2}'::jsonb)",
        "i IS DISTINCT FROM NULL  | (i IS NOT NULL)"
      })
  void theServerSeesThroughWhatWeDoNot(String written, String printed) throws SQLException {
    assertThat(SqlExpression.certainlySameMeaning(written, printed, DeparsedExpressionIT.TYPES))
        .isFalse();
    assertThat(plannedTheSame(written, printed)).isTrue();
  }

  /** Why such texts are kept from the server. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      value = {
        "x COLLATE \"C\" > 'a'    | x COLLATE \"POSIX\" > 'a'",
        "v COLLATE \"C\" > 'a'    | v > 'a'",
        "i = (SELECT max(i) FROM public.t) | i = (SELECT min(i) FROM public.t)",
        "i IN (SELECT i FROM public.t ORDER BY i LIMIT 1) | i IN (SELECT i FROM public.t ORDER BY i LIMIT 2)",
        "sum(i) OVER (ORDER BY j ROWS 1 PRECEDING) > 1 | sum(i) OVER (ORDER BY j ROWS 2 PRECEDING) > 1"
      })
  void thePlannerPrintsTheSameOfWhatIsNot(String one, String other) throws SQLException {
    assertThat(planned(one)).isEqualTo(planned(other));
    assertThat(AskableExpression.of(one, ROWS)).isEmpty();
  }

  @Test
  void theyArePlannedWithoutAnyPrivilegeOnTheTable() throws SQLException {
    database.execute("CREATE ROLE plans_only; SET ROLE plans_only");
    try {
      assertThatThrownBy(() -> database.value("SELECT i FROM public.t"))
          .hasMessageContaining("permission denied");
      assertThat(plannedTheSame("i > 1 + 1", "(i > 2)")).isTrue();
    } finally {
      database.execute("RESET ROLE; DROP ROLE plans_only");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public.f(i) = 1",
        "i OPERATOR(public.===) 1",
        "x = 'a'::public.mood::text",
        "(f(t)).i = 1",
        "other.i = 1",
        "i = $1",
        "i = 1) FROM public.t, (SELECT 1",
        "i = 1; DELETE FROM public.t",
        "x = ';'",
        "(i = 1",
        "'open",
        ""
      })
  void whatReachesFurtherThanTheCatalogsOwnIsNotAskedAbout(String text) {
    assertThat(AskableExpression.of(text, ROWS)).isEmpty();
  }

  /** An immutable function of constants is run by whoever plans it. */
  @Test
  void plannerRunsFunctionsOfUsers() throws SQLException {
    database.execute(
        "CREATE FUNCTION public.raises() RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RAISE EXCEPTION ''it ran''; END'");

    assertThatThrownBy(() -> plannedTheSame("public.raises() = 1", "i = 1"))
        .hasMessageContaining("it ran");
    assertThat(AskableExpression.of("public.raises() = 1", ROWS)).isEmpty();
  }
}
