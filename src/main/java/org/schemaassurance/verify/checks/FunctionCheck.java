package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.Routine;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.TypeName;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A function: its signature, what it returns, its language, how it runs, and its body. */
public final class FunctionCheck implements Check<FunctionCheck.DeclaredFunction> {
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

    boolean takes(Routine routine) {
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
        DeclaredBody.read(mapping, signature));
  }

  @Override
  public List<Judgement> judge(DeclaredFunction declared, Evidence evidence) {
    List<Routine> overloads = evidence.schema().routines(declared.signature().name());
    Optional<Routine> routine =
        overloads.stream().filter(found -> sameArguments(found, declared.signature())).findFirst();
    if (routine.isEmpty()) {
      return List.of(
          Judgement.notAsLastBuilt(
              declared.object(),
              "a function of that signature",
              found(declared, overloads, evidence)));
    }
    Comparison comparison = new Comparison(declared.object());
    comparison.addAll(FunctionComparison.of(declared, routine.get()));
    ParallelSafety.warning(declared.object(), routine.get(), evidence).ifPresent(comparison::add);
    comparison.addAll(SearchPaths.thatChange(routine.get(), evidence.schema()));
    overloads.stream()
        .filter(
            found ->
                !sameArguments(found, declared.signature()) && found.mayTakeCallsOf(routine.get()))
        .filter(found -> !mayStandBeside(found, declared))
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

  private static Judgement overloaded(DeclaredFunction declared, Routine overload) {
    return Judgement.broken(
        overload.signature(),
        Phrase.of("no overload")
            .saying("no other " + declared.signature().name() + " than " + declared.signature()),
        Phrase.of(overload.signature()).saying("this overload, which calls may reach instead"),
        "DROP FUNCTION " + overload.signature() + ";");
  }
}
