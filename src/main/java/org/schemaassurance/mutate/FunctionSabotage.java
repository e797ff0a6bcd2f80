package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Routine;

/** Functions that are gone, shadowed, or run in another way than they were written for. */
final class FunctionSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("function");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.routines().stream()
        .flatMap(routine -> Stream.concat(existence(routine), manner(routine)));
  }

  private static Stream<Mutant> existence(Routine routine) {
    String signature = Quoted.signature(routine);
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(mutant(routine, "dropped", "DROP ROUTINE " + signature + " CASCADE"));
    mutants.add(
        mutant(
            routine,
            "renamed",
            "ALTER ROUTINE "
                + signature
                + " RENAME TO "
                + Quoted.name(routine.name().name() + "_old")));
    mutants.add(
        mutant(
            routine,
            "moved to another schema",
            "CREATE SCHEMA elsewhere; ALTER ROUTINE " + signature + " SET SCHEMA elsewhere"));
    mutants.add(mutant(routine, "an overload beside it", overload(routine)));
    if (routine.kind().equals("function")) {
      mutants.add(mutant(routine, "of another result", ofOtherResult(routine)));
      mutants.add(mutant(routine, "replaced by a procedure", asProcedure(routine)));
    }
    return mutants.stream();
  }

  private static String overload(Routine routine) {
    List<String> arguments = new ArrayList<>(routine.arguments());
    arguments.add("integer DEFAULT 1");
    return "CREATE FUNCTION %s(%s) RETURNS integer LANGUAGE sql AS 'SELECT 1'"
        .formatted(Quoted.name(routine.name()), String.join(", ", arguments));
  }

  private static String ofOtherResult(Routine routine) {
    String result = routine.result().equals("integer") ? "text" : "integer";
    return "DROP FUNCTION %1$s CASCADE; CREATE FUNCTION %1$s RETURNS %2$s LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
        .formatted(Quoted.signature(routine), result);
  }

  private static String asProcedure(Routine routine) {
    return "DROP FUNCTION %1$s CASCADE; CREATE PROCEDURE %1$s LANGUAGE plpgsql AS 'BEGIN END'"
        .formatted(Quoted.signature(routine));
  }

  private static Stream<Mutant> manner(Routine routine) {
    String alter = "ALTER ROUTINE " + Quoted.signature(routine) + " ";
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(
        routine.securityDefiner()
            ? mutant(routine, "SECURITY INVOKER", alter + "SECURITY INVOKER")
            : mutant(routine, "SECURITY DEFINER", alter + "SECURITY DEFINER"));
    mutants.add(
        mutant(
            routine,
            "with a setting of its own",
            alter + "SET session_replication_role = replica"));
    if (!routine.settings().isEmpty()) {
      mutants.add(mutant(routine, "without its settings", alter + "RESET ALL"));
    }
    if (routine.kind().equals("function")) {
      if (!routine.arguments().isEmpty()) {
        mutants.add(
            routine.strict()
                ? mutant(routine, "not STRICT", alter + "CALLED ON NULL INPUT")
                : mutant(routine, "STRICT", alter + "STRICT"));
      }
      String volatility = routine.volatility().equals("volatile") ? "IMMUTABLE" : "VOLATILE";
      mutants.add(mutant(routine, volatility, alter + volatility));
    }
    return mutants.stream();
  }

  private static Mutant mutant(Routine routine, String sabotage, String sql) {
    return new Mutant(
        "function",
        routine.name().toString(),
        sabotage,
        sql,
        "check: function, function: " + routine.signature() + ", returns: …, body_from: …");
  }
}
