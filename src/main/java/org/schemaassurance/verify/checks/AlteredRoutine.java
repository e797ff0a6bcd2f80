package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;

/**
 * The statements that change how a routine runs and leave its body. Source: PostgreSQL manual,
 * ALTER FUNCTION.
 */
record AlteredRoutine(Routine routine) {
  /** The server keeps their values as lists of quoted names (variable_is_guc_list_quote). */
  private static final Set<String> LISTS_OF_NAMES =
      Set.of(
          "local_preload_libraries",
          "search_path",
          "session_preload_libraries",
          "shared_preload_libraries",
          "temp_tablespaces",
          "unix_socket_directories");

  /** The server refuses that of a transaction's own, be it of a routine. */
  private static final String NEVER_RESET_ALONE = "transaction_";

  String statement(String action) {
    return "ALTER %s %s %s;"
        .formatted(
            routine.kind().equals("procedure") ? "PROCEDURE" : "FUNCTION",
            routine.signature(),
            action);
  }

  /**
   * To these settings and no others.
   *
   * @param declared {@code name=value} each, as {@code pg_proc.proconfig} has them
   */
  String settings(List<String> declared) {
    Set<String> names = declared.stream().map(AlteredRoutine::name).collect(Collectors.toSet());
    List<String> further =
        routine.settings().stream()
            .map(AlteredRoutine::name)
            .filter(name -> !names.contains(name))
            .toList();
    boolean all = further.stream().anyMatch(name -> name.startsWith(NEVER_RESET_ALONE));
    List<String> actions = new ArrayList<>();
    if (all) {
      actions.add("RESET ALL");
    } else {
      further.forEach(name -> actions.add("RESET " + shown(name)));
    }
    declared.stream()
        .filter(setting -> all || !routine.settings().contains(setting))
        .forEach(setting -> actions.add("SET " + shown(name(setting)) + " = " + value(setting)));
    return statement(String.join(" ", actions));
  }

  private static String name(String setting) {
    return setting.substring(0, Math.max(0, setting.indexOf('=')));
  }

  /** Of an extension's or application's own, both parts. */
  private static String shown(String name) {
    return Arrays.stream(name.split("\\."))
        .map(SqlIdentifier::display)
        .collect(Collectors.joining("."));
  }

  private static String value(String setting) {
    String value = setting.substring(setting.indexOf('=') + 1);
    return LISTS_OF_NAMES.contains(name(setting).toLowerCase(Locale.ROOT))
        ? value
        : SqlLiteral.of(value);
  }
}
