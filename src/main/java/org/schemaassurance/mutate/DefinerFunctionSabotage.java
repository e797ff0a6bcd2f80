package org.schemaassurance.mutate;

import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.checks.DeclaredPrivileges.DefinerFunctions;

/** Functions that run with their owner's rights as they must not. */
final class DefinerFunctionSabotage {
  private static final String SAFE = " SET search_path = pg_catalog, pg_temp";

  private DefinerFunctionSabotage() {}

  /** One of each kind in each schema, as far as the rule speaks of it. */
  static Stream<Mutant> mutants(DefinerFunctions rule) {
    return rule.schemas().stream()
        .flatMap(
            schema ->
                Stream.of(
                        Stream.of(underAnySearchPath(schema)),
                        rule.owners().isEmpty()
                            ? Stream.<Mutant>of()
                            : Stream.of(ownedByAnother(schema, rule)),
                        rule.callers().stream()
                            .filter(callers -> !callers.contains("public"))
                            .map(callers -> calledByAnybody(schema)))
                    .flatMap(Function.identity()));
  }

  private static Mutant underAnySearchPath(String schema) {
    return definerFunction(
        schema,
        "a function with its owner's rights, under any search_path",
        created(schema, ""),
        "");
  }

  private static Mutant ownedByAnother(String schema, DefinerFunctions rule) {
    String function = function(schema);
    return definerFunction(
        schema,
        "a function with the rights of another owner",
        created(schema, SAFE)
            + "; REVOKE EXECUTE ON FUNCTION "
            + function
            + " FROM PUBLIC; DO $sabotage$ BEGIN "
            + MadeRole.created("NOLOGIN")
            + MadeRole.naming("ALTER FUNCTION " + function + " OWNER TO")
            + "END $sabotage$",
        ", owners: [" + SqlIdentifier.displayAll(rule.owners()) + "]");
  }

  private static Mutant calledByAnybody(String schema) {
    return definerFunction(
        schema,
        "a function with its owner's rights that everybody may call",
        created(schema, SAFE),
        ", callers: [role]");
  }

  private static String created(String schema, String setting) {
    return "CREATE FUNCTION "
        + function(schema)
        + " RETURNS integer LANGUAGE sql SECURITY DEFINER"
        + setting
        + " AS 'SELECT 1'";
  }

  private static String function(String schema) {
    return Quoted.name(name(schema)) + "()";
  }

  private static QualifiedName name(String schema) {
    return new QualifiedName(schema, "schema_assurance_definer");
  }

  private static Mutant definerFunction(
      String schema, String sabotage, String sql, String noticedBy) {
    return new Mutant(
        ObjectRightSabotage.KIND,
        name(schema) + "()",
        sabotage,
        sql,
        "check: privileges, definer_functions_of: " + SqlIdentifier.display(schema) + noticedBy);
  }
}
