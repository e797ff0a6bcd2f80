package org.schemaassurance.model;

import java.util.List;

/**
 * A function or procedure, from {@code pg_proc}.
 *
 * @param arguments the identity arguments' types, as {@code format_type} prints them under an empty
 *     search_path
 * @param kind {@code function}, {@code procedure}, {@code aggregate} or {@code window}
 * @param result what it returns, as {@code pg_get_function_result} prints it; empty for a procedure
 * @param body {@code prosrc}, or of a routine with a SQL-standard body what {@code
 *     pg_get_function_sqlbody} prints
 * @param volatility {@code immutable}, {@code stable} or {@code volatile}
 * @param settings its SET clauses, {@code name=value}, sorted
 */
public record Routine(
    QualifiedName name,
    List<String> arguments,
    String kind,
    String result,
    String language,
    String body,
    String volatility,
    boolean securityDefiner,
    boolean strict,
    List<String> settings) {

  public Routine {
    arguments = List.copyOf(arguments);
    settings = List.copyOf(settings);
  }

  /** {@code public.reserve_stock_on_order()}: what tells overloads apart. */
  public String signature() {
    return name + "(" + String.join(", ", arguments) + ")";
  }
}
