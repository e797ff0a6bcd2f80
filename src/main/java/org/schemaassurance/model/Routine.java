package org.schemaassurance.model;

import java.util.List;

/**
 * A function or procedure, from {@code pg_proc}.
 *
 * @param arguments the identity arguments' types, as {@code format_type} prints them under an empty
 *     search_path
 * @param calls with how many arguments it is called
 * @param kind {@code function}, {@code procedure}, {@code aggregate} or {@code window}
 * @param result what it returns, as {@code pg_get_function_result} prints it; empty for a procedure
 * @param body {@code prosrc}, or of a routine with a SQL-standard body what {@code
 *     pg_get_function_sqlbody} prints
 * @param volatility {@code immutable}, {@code stable} or {@code volatile}
 * @param parallel {@code unsafe}, {@code restricted} or {@code safe}
 * @param settings its SET clauses, {@code name=value}, sorted
 */
public record Routine(
    QualifiedName name,
    List<String> arguments,
    Calls calls,
    String kind,
    String result,
    String language,
    String body,
    String volatility,
    String parallel,
    boolean securityDefiner,
    boolean strict,
    List<String> settings) {

  /**
   * With how many arguments a call may come.
   *
   * @param least {@code pronargs} without those that have a default, and without the variadic one
   * @param variadic whether there is no most
   */
  public record Calls(int least, boolean variadic) {}

  public Routine {
    arguments = List.copyOf(arguments);
    settings = List.copyOf(settings);
  }

  /**
   * Whether a call of another routine by this name can be resolved to this one, or be ambiguous
   * because of it, as far as the number of its arguments goes. Source: PostgreSQL manual,
   * "Functions" in "Type Conversion".
   */
  public boolean mayTakeCallsOf(Routine other) {
    boolean takesSoFew = calls.least() <= other.arguments.size() || other.calls.variadic();
    boolean takesSoMany = other.calls.least() <= arguments.size() || calls.variadic();
    return takesSoFew && takesSoMany;
  }

  /** {@code public.reserve_stock_on_order()}: what tells overloads apart. */
  public String signature() {
    return name + "(" + String.join(", ", arguments) + ")";
  }
}
