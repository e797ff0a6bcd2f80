package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schemaassurance.model.RoleSetting;

/**
 * Values of settings under which statements fail, or do something else than what they say. Source:
 * PostgreSQL manual, "Client Connection Defaults".
 */
record DangerousSettings(String name, List<String> right, boolean warning, String consequence) {

  private static final List<DangerousSettings> ALL =
      List.of(
          new DangerousSettings(
              "default_transaction_read_only",
              List.of("off"),
              false,
              "every transaction starts read-only"),
          new DangerousSettings(
              "session_replication_role",
              List.of("origin", "local"),
              false,
              "triggers and foreign keys do not fire there"),
          new DangerousSettings(
              "role",
              List.of("none"),
              false,
              "sessions start as that role, and have its rights alone"),
          new DangerousSettings(
              "session_preload_libraries",
              List.of("none", "", "\"\""),
              true,
              "where one of them is missing, no session begins"),
          new DangerousSettings(
              "local_preload_libraries",
              List.of("none", "", "\"\""),
              true,
              "where one of them is missing, no session begins"),
          new DangerousSettings(
              "row_security",
              List.of("on"),
              true,
              "where a policy would hide rows, statements fail"),
          new DangerousSettings(
              "default_transaction_isolation",
              List.of("read committed", "read uncommitted"),
              true,
              "transactions fail (40001) that another one has overtaken"),
          new DangerousSettings(
              "plpgsql.variable_conflict",
              List.of("error"),
              true,
              "an ambiguous name in a function means something else"),
          new DangerousSettings(
              "plpgsql.extra_errors", List.of("none", ""), true, "functions fail that ran before"),
          new DangerousSettings(
              "event_triggers", List.of("on"), true, "event triggers do not fire"),
          new DangerousSettings(
              "exit_on_error", List.of("off"), true, "any error ends the session"));

  DangerousSettings {
    right = List.copyOf(right);
  }

  /**
   * What is known of a setting.
   *
   * @param name in lower case
   */
  static Optional<DangerousSettings> of(String name) {
    return ALL.stream().filter(known -> known.name().equals(name)).findFirst();
  }

  boolean takes(String value) {
    return right.contains(spelling(value));
  }

  /** Without its libraries no session begins, and ours that has the same did. */
  boolean isProvenBy(RoleSetting setting) {
    return name.endsWith("_preload_libraries") && setting.startedHere();
  }

  /** A value as the server shows it, for those that it takes in several spellings. */
  static String spelling(String value) {
    String text = value.strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "yes", "1", "t", "y" -> "on";
      case "false", "no", "0", "f", "n", "of" -> "off";
      default -> text;
    };
  }
}
