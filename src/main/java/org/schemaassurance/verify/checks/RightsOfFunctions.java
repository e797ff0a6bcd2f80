package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemaassurance.model.Access.DefinerFunction;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.DeclaredPrivileges.DefinerFunctions;

/**
 * Functions that run with their owner's rights. Source: PostgreSQL manual, CREATE FUNCTION,
 * "Writing SECURITY DEFINER Functions Safely".
 */
final class RightsOfFunctions {
  private static final String SEARCH_PATH = "search_path=";

  private RightsOfFunctions() {}

  static List<Judgement> judge(DefinerFunctions declared, Evidence evidence) {
    Set<String> invokers = withTheirCallersRights(evidence);
    List<Judgement> judgements = new ArrayList<>();
    for (DefinerFunction function : evidence.schema().access().functions()) {
      if (declared.schemas().contains(function.function().name().orElseThrow().schema())) {
        judgements.addAll(
            judge(declared, function, invokers.contains(function.function().toString())));
      }
    }
    return judgements.isEmpty()
        ? List.of(
            Judgement.holds(
                declared.object(), "There is no SECURITY DEFINER function in " + declared.object()))
        : judgements;
  }

  /** Functions that another rule wants to run with their callers' rights, as it says itself. */
  private static Set<String> withTheirCallersRights(Evidence evidence) {
    return evidence.declarations().stream()
        .filter(FunctionCheck.DeclaredFunction.class::isInstance)
        .map(FunctionCheck.DeclaredFunction.class::cast)
        .filter(function -> function.security() == FunctionCheck.Security.INVOKER)
        .map(FunctionCheck.DeclaredFunction::object)
        .collect(Collectors.toSet());
  }

  /**
   * @param invoker whether another rule says that it has its callers' rights: that is the repair
   *     then, and a search_path of its own would be another difference
   */
  private static List<Judgement> judge(
      DefinerFunctions declared, DefinerFunction function, boolean invoker) {
    String name = function.function().toString();
    Comparison comparison = new Comparison(name);
    if (!isSafe(function.settings())) {
      comparison.add(
          Judgement.broken(
              name,
              Phrase.of("a search_path of its own that ends with pg_temp"),
              Phrase.of(searchPath(function.settings()))
                  .addingInSentence(
                      ": whoever calls it chooses what its names mean, and it runs with the rights of "
                          + SqlIdentifier.display(function.owner())),
              "ALTER FUNCTION "
                  + name
                  + (invoker
                      ? " SECURITY INVOKER;"
                      : " SET search_path = "
                          + SqlIdentifier.display(function.function().name().orElseThrow().schema())
                          + ", pg_temp;")));
    }
    if (!declared.owners().isEmpty() && !declared.owners().contains(function.owner())) {
      comparison.expectEqual(
          "owner",
          String.join(" or ", declared.owners().stream().map(SqlIdentifier::display).toList()),
          SqlIdentifier.display(function.owner()),
          "ALTER FUNCTION "
              + name
              + " OWNER TO "
              + SqlIdentifier.display(declared.owners().get(0))
              + ";");
    }
    declared.callers().ifPresent(callers -> callers(comparison, callers, function));
    return comparison.orHolds(name + " is a SECURITY DEFINER function as declared");
  }

  private static void callers(
      Comparison comparison, Set<String> callers, DefinerFunction function) {
    Set<String> others = new TreeSet<>(function.callers());
    others.removeAll(callers);
    if (!others.isEmpty()) {
      String name = function.function().toString();
      comparison.add(
          Judgement.broken(
              name,
              "EXECUTE for "
                  + (callers.isEmpty()
                      ? "its owner alone"
                      : Grants.roles(new TreeSet<>(callers)) + " alone"),
              "EXECUTE for " + Grants.roles(others),
              "REVOKE EXECUTE ON FUNCTION " + name + " FROM " + Grants.roles(others) + ";"));
    }
  }

  private static String searchPath(List<String> settings) {
    return settings.stream()
        .filter(setting -> setting.startsWith(SEARCH_PATH))
        .map(setting -> "search_path " + setting.substring(SEARCH_PATH.length()))
        .findFirst()
        .orElse("none");
  }

  /** An empty one is safe for functions, and for tables where every name is qualified. */
  private static boolean isSafe(List<String> settings) {
    return settings.stream()
        .filter(setting -> setting.startsWith(SEARCH_PATH))
        .map(setting -> SearchPathText.schemas(setting.substring(SEARCH_PATH.length())))
        .anyMatch(
            path ->
                !path.contains(SearchPathText.OWN_SCHEMA)
                    && (path.isEmpty()
                        || path.get(path.size() - 1).equals("pg_temp")
                        || path.stream().allMatch(s -> s.equals("pg_catalog"))));
  }
}
