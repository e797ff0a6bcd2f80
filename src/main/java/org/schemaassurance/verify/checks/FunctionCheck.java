package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.Routine;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.YamlMapping;
import org.schemaassurance.sql.BodyDifference;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.RoutineSource;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.TypeName;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/** A function: its signature, what it returns, its language, how it runs, and its body. */
public final class FunctionCheck implements Check<FunctionCheck.DeclaredFunction> {
  private static final List<String> SQL_LANGUAGES = List.of("sql", "plpgsql");

  /**
   * What the rule does not give is what CREATE FUNCTION makes of it: volatile, invoker's rights,
   * not strict, no settings.
   *
   * @param overloads others of that name that may stand beside it
   * @param body to be equal but for comments and layout; empty for any
   */
  public record DeclaredFunction(
      ObjectName.Signature signature,
      Kind kind,
      Optional<String> result,
      Optional<String> language,
      Volatility volatility,
      Security security,
      boolean strict,
      List<String> settings,
      List<ObjectName.Signature> overloads,
      Optional<String> body)
      implements Declaration {
    public DeclaredFunction {
      settings = settings.stream().sorted().toList();
      overloads = List.copyOf(overloads);
    }

    @Override
    public String object() {
      return signature.toString();
    }

    @Override
    public CatalogRequest request() {
      return CatalogRequest.ofRoutine(signature.name());
    }
  }

  /** How it is called. */
  public enum Kind {
    FUNCTION,
    PROCEDURE;

    private boolean takes(Routine routine) {
      return this == PROCEDURE
          ? routine.kind().equals("procedure")
          : List.of("function", "window").contains(routine.kind());
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the function promises the planner. */
  public enum Volatility {
    IMMUTABLE,
    STABLE,
    VOLATILE
  }

  /** With whose rights it runs. */
  public enum Security {
    INVOKER,
    DEFINER
  }

  @Override
  public String name() {
    return "function";
  }

  @Override
  public Class<DeclaredFunction> declarationType() {
    return DeclaredFunction.class;
  }

  @Override
  public DeclaredFunction read(YamlMapping mapping) {
    String text = mapping.text("function");
    ObjectName.Signature signature = mapping.parsed("function", () -> ObjectName.signature(text));
    return new DeclaredFunction(
        signature,
        mapping.optionalChoice("kind", Kind.class).orElse(Kind.FUNCTION),
        mapping.optionalText("returns"),
        mapping.optionalText("language"),
        mapping.optionalChoice("volatility", Volatility.class).orElse(Volatility.VOLATILE),
        mapping.optionalChoice("security", Security.class).orElse(Security.INVOKER),
        mapping.optionalBoolean("strict").orElse(false),
        mapping.optionalTexts("settings").orElse(List.of()),
        mapping.parsed(
            "overloads",
            () ->
                mapping.optionalTexts("overloads").orElse(List.of()).stream()
                    .map(ObjectName::signature)
                    .toList()),
        body(mapping, signature));
  }

  private static Optional<String> body(YamlMapping mapping, ObjectName.Signature signature) {
    Optional<String> inline = mapping.optionalText("body");
    if (!mapping.has("body_from")) {
      return inline;
    }
    if (inline.isPresent()) {
      throw mapping.problemWith("body_from", "expected either 'body' or 'body_from', found both");
    }
    String source = mapping.projectFile("body_from", FileKind.ROUTINE).content();
    try {
      return Optional.of(RoutineSource.bodyOf(signature.name(), source));
    } catch (SqlTextException unreadable) {
      // Its own sentence would show what stands in a file that may be any.
      throw mapping.problemWith(
          "body_from",
          "there is no CREATE FUNCTION with a body behind AS for the rule's function in the file");
    }
  }

  @Override
  public List<Judgement> judge(DeclaredFunction declared, Evidence evidence) {
    List<Routine> overloads = evidence.schema().routines(declared.signature().name());
    Optional<Routine> routine =
        overloads.stream().filter(found -> sameArguments(found, declared.signature())).findFirst();
    if (routine.isEmpty()) {
      return Comparison.missing(
          declared.signature().toString(),
          "a function of that signature",
          found(declared, overloads, evidence),
          Comparison.APPLY_CHANGELOG);
    }
    Comparison comparison = new Comparison(declared.signature().toString());
    compare(comparison, declared, routine.get());
    comparison.addAll(SearchPaths.thatChange(routine.get(), evidence.schema()));
    overloads.stream()
        .filter(found -> !found.equals(routine.get()) && !mayStandBeside(found, declared))
        .forEach(overload -> comparison.add(overloaded(declared, overload)));
    return comparison.orHolds("Function '" + declared.signature() + "' is as declared");
  }

  private static boolean sameArguments(Routine routine, ObjectName.Signature signature) {
    return routine.arguments().stream()
        .map(TypeName::ofArgument)
        .toList()
        .equals(signature.arguments());
  }

  private static boolean mayStandBeside(Routine routine, DeclaredFunction declared) {
    return declared.overloads().stream()
        .anyMatch(
            signature ->
                signature.name().equals(routine.name()) && sameArguments(routine, signature));
  }

  private static String found(
      DeclaredFunction declared, List<Routine> overloads, Evidence evidence) {
    if (!overloads.isEmpty()) {
      return "only " + String.join(", ", overloads.stream().map(Routine::signature).toList());
    }
    List<String> elsewhere =
        evidence.schema().routines().stream()
            .filter(routine -> routine.name().name().equals(declared.signature().name().name()))
            .map(Routine::signature)
            .toList();
    return elsewhere.isEmpty()
        ? "none of that name"
        : "one of that name only elsewhere: " + String.join(", ", elsewhere);
  }

  private static void compare(Comparison comparison, DeclaredFunction declared, Routine routine) {
    String hint = Comparison.APPLY_CHANGELOG;
    if (!declared.kind().takes(routine)) {
      comparison.differs("a", declared.kind().toString(), routine.kind(), hint);
      return;
    }
    declared
        .result()
        .filter(result -> !canonicalResult(result).equals(canonicalResult(routine.result())))
        .ifPresent(result -> comparison.differs("result", result, routine.result(), hint));
    declared
        .language()
        .ifPresent(
            language -> comparison.expectEqual("language", language, routine.language(), hint));
    comparison.expectEqual(
        "volatility",
        declared.volatility().name().toLowerCase(Locale.ROOT),
        routine.volatility(),
        hint);
    comparison.expectEqual(
        "SECURITY",
        declared.security(),
        routine.securityDefiner() ? Security.DEFINER : Security.INVOKER,
        hint);
    comparison.expectEqual(
        "it", nullBehaviour(declared.strict()), nullBehaviour(routine.strict()), hint);
    comparison.expectEqual(
        "settings", settings(declared.settings()), settings(routine.settings()), hint);
    declared
        .body()
        .filter(body -> !sameBody(body, routine))
        .ifPresent(body -> bodyDiffers(comparison, body, routine.body()));
  }

  /** A result such as TABLE(…) is no type name; it is compared as it is written. */
  private static String canonicalResult(String result) {
    return result.toLowerCase(Locale.ROOT).startsWith("table(")
        ? result.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")
        : TypeName.canonical(result);
  }

  /** Only in PostgreSQL's own languages may words be written in any case and lines be broken. */
  private static boolean sameBody(String declared, Routine routine) {
    return SQL_LANGUAGES.contains(routine.language())
        ? SqlExpression.sameTokens(declared, routine.body())
        : declared.strip().equals(routine.body().strip());
  }

  private static String nullBehaviour(boolean strict) {
    return strict ? "STRICT" : "called on NULL input";
  }

  private static String settings(List<String> settings) {
    return settings.isEmpty() ? "none" : String.join(", ", settings);
  }

  private static void bodyDiffers(Comparison comparison, String expected, String found) {
    BodyDifference difference = BodyDifference.between(expected, found);
    comparison.differs(
        "a body",
        "as declared" + difference.expectedInWords(),
        "another" + difference.foundInWords(),
        "Apply the changelog again, or find out who replaced the function by hand:\n"
            + difference.lines());
  }

  private static Judgement overloaded(DeclaredFunction declared, Routine overload) {
    return Judgement.broken(
        overload.signature(),
        Phrase.of("no overload")
            .saying("no other " + declared.signature().name() + " than " + declared.signature()),
        Phrase.of(overload.signature()).saying("this overload, which calls may reach instead"),
        "DROP FUNCTION " + overload.signature() + ";");
  }
}
