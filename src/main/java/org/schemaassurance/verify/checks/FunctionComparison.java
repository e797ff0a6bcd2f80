package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schemaassurance.model.Routine;
import org.schemaassurance.sql.BodyDifference;
import org.schemaassurance.sql.RoutineBody;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.sql.TypeName;
import org.schemaassurance.verify.ChangelogAdvice;
import org.schemaassurance.verify.FoundDefinition;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.FunctionCheck.DeclaredFunction;
import org.schemaassurance.verify.checks.FunctionCheck.Security;

/** In what a function differs from its declaration. */
final class FunctionComparison {
  private static final List<String> SQL_LANGUAGES = List.of("sql", "plpgsql");

  private final DeclaredFunction declared;
  private final Routine routine;
  private final Comparison comparison;
  private final AlteredRoutine toDo;

  private FunctionComparison(DeclaredFunction declared, Routine routine) {
    this.declared = declared;
    this.routine = routine;
    this.comparison = new Comparison(declared.object());
    this.toDo = new AlteredRoutine(routine);
  }

  /** Of one that is called otherwise, a procedure instead of a function, that alone is said. */
  static List<Judgement> of(DeclaredFunction declared, Routine routine) {
    FunctionComparison differences = new FunctionComparison(declared, routine);
    if (declared.kind().takes(routine)) {
      differences.compare();
    } else {
      differences.comparison.differs("a", declared.kind().toString(), routine.kind());
    }
    FoundDefinition there = new FoundDefinition(Optional.of(RoutineBody.digest(routine.body())));
    return differences.comparison.differences().stream()
        .map(difference -> difference.whereIs(there))
        .toList();
  }

  private void compare() {
    declared
        .result()
        .filter(result -> !canonicalResult(result).equals(canonicalResult(routine.result())))
        .ifPresent(result -> comparison.differs("result", result, routine.result()));
    String again =
        comparison.differences().isEmpty() ? ChangelogAdvice.REPEAT_IT : ChangelogAdvice.APPLY_IT;
    declared
        .language()
        .ifPresent(
            language ->
                comparison.expectEqual(
                    "language", language, routine.language(), again + " changed it by hand."));
    comparison.expectEqual(
        "volatility",
        declared.volatility().name().toLowerCase(Locale.ROOT),
        routine.volatility(),
        toDo.statement(declared.volatility().name()));
    comparison.expectEqual(
        "SECURITY",
        declared.security(),
        routine.securityDefiner() ? Security.DEFINER : Security.INVOKER,
        toDo.statement("SECURITY " + declared.security()));
    if (!routine.arguments().isEmpty()) {
      comparison.expectEqual(
          "",
          nullBehaviour(declared.strict()),
          nullBehaviour(routine.strict()),
          toDo.statement(declared.strict() ? "STRICT" : "CALLED ON NULL INPUT"));
    }
    compareSettings();
    declared.body().filter(body -> !isSameBody(body)).ifPresent(body -> bodyDiffers(body, again));
  }

  /** Settings that only make it faster or slower are shown, and break nothing. */
  private void compareSettings() {
    Comparison settings = new Comparison(declared.object());
    settings.expectEqual(
        "settings",
        settings(declared.settings()),
        settings(routine.settings()),
        toDo.settings(declared.settings()));
    boolean sameEffect = effective(declared.settings()).equals(effective(routine.settings()));
    settings
        .differences()
        .forEach(difference -> comparison.add(sameEffect ? difference.asWarning() : difference));
  }

  private static List<String> effective(List<String> settings) {
    return settings.stream().filter(setting -> !HarmlessSettings.isIn(setting)).toList();
  }

  /** A result such as TABLE(…) is no type name; it is compared as it is written. */
  private static String canonicalResult(String result) {
    return result.toLowerCase(Locale.ROOT).startsWith("table(")
        ? result.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")
        : TypeName.canonical(result);
  }

  private static String nullBehaviour(boolean strict) {
    return strict ? "STRICT" : "called on NULL input";
  }

  private static String settings(List<String> settings) {
    return settings.isEmpty() ? "none" : String.join(", ", settings);
  }

  /** Only in PostgreSQL's own languages may words be written in any case and lines be broken. */
  private boolean isSameBody(String expected) {
    return SQL_LANGUAGES.contains(routine.language())
        ? SqlExpression.sameTokens(expected, routine.body())
        : expected.strip().equals(routine.body().strip());
  }

  private void bodyDiffers(String expected, String again) {
    BodyDifference difference = BodyDifference.between(expected, routine.body());
    comparison.differs(
        "",
        "the declared body" + difference.expectedInWords(),
        "another body" + difference.foundInWords(),
        again + " replaced the function by hand:\n" + difference.lines());
  }
}
