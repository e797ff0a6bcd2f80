package org.schemaassurance.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.SqlLiteral;

/**
 * The settings that a role's sessions start with, as far as the database tells. SET ROLE does not
 * apply them, so they are set for the transaction.
 *
 * @param entries one a name, the one that wins
 */
record RoleSettings(List<Entry> entries) {
  private static final String READ_ONLY = "default_transaction_read_only";
  private static final String STATEMENT_TIMEOUT = "statement_timeout";

  /**
   * Told the transaction in their own way, or not for it: the driver reads in one encoding, and our
   * limits are shorter.
   */
  private static final Set<String> NOT_AS_THEY_ARE =
      Set.of(
          "role",
          READ_ONLY,
          "default_transaction_isolation",
          "default_transaction_deferrable",
          // Whatever a session starts with, each transaction begins with the default.
          "transaction_read_only",
          "transaction_isolation",
          "transaction_deferrable",
          "client_encoding",
          "client_min_messages",
          "datestyle",
          STATEMENT_TIMEOUT,
          "lock_timeout",
          "idle_in_transaction_session_timeout",
          "idle_session_timeout",
          "transaction_timeout");

  /** What is written down or counted elsewhere, and changes no behaviour. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("log", "track", "auto_explain", "pg_stat_statements", "pgaudit", "lc", "deadlock");

  RoleSettings {
    entries = List.copyOf(entries);
  }

  /**
   * One setting.
   *
   * @param setFor whom, in words
   * @param canBeSet whether this session may set it, or has it so
   */
  record Entry(String name, String value, String setFor, boolean canBeSet) {}

  /** The isolation level of its transactions, where one is set. */
  Optional<String> isolation() {
    return value("default_transaction_isolation");
  }

  /** Where its transactions are read-only: for whom that is set. */
  Optional<String> readOnlyFor() {
    return entry(READ_ONLY).filter(entry -> isOn(entry.value())).map(Entry::setFor);
  }

  private static boolean isOn(String value) {
    return Set.of("on", "true", "yes", "1", "t", "y").contains(value.toLowerCase(Locale.ROOT));
  }

  Optional<String> searchPath() {
    return value("search_path");
  }

  /** The role that its sessions take at once. */
  Optional<String> role() {
    return value("role").filter(role -> !role.equals("none"));
  }

  /** Those that this session cannot set and that may matter. */
  List<String> notApplicable() {
    return entries.stream()
        .filter(entry -> !entry.canBeSet() && !NOT_AS_THEY_ARE.contains(entry.name()))
        .map(Entry::name)
        .filter(name -> Stream.of("[._]", "[.]").noneMatch(end -> isWithoutEffect(name, end)))
        .toList();
  }

  private static boolean isWithoutEffect(String name, String end) {
    return WITHOUT_EFFECT.contains(name.split(end, 2)[0]);
  }

  /** A statement timeout that is shorter than the one that a trial has. */
  Optional<String> timeoutShorterThan(Duration limit) {
    return value(STATEMENT_TIMEOUT)
        .filter(
            value ->
                TimeText.millis(value)
                    .filter(millis -> millis > 0 && millis < limit.toMillis())
                    .isPresent());
  }

  /**
   * Statements that apply them.
   *
   * @param limit the longest that a statement of a trial may take
   * @param backslashes whether the statements have any, whose meaning a setting decides
   */
  List<String> statements(Duration limit, boolean backslashes) {
    List<String> calls = new ArrayList<>();
    if (value("timezone").isEmpty()) {
      // Otherwise that of the machine that asks.
      calls.add(call("TimeZone", "UTC"));
    }
    for (Entry entry : entries) {
      boolean asIs = entry.canBeSet() && !NOT_AS_THEY_ARE.contains(entry.name());
      if (asIs && !(backslashes && entry.name().equals("standard_conforming_strings"))) {
        calls.add(call(entry.name(), entry.value()));
      }
    }
    value("datestyle")
        .flatMap(RoleSettings::order)
        .ifPresent(it -> calls.add(call("DateStyle", "ISO, " + it)));
    timeoutShorterThan(limit).ifPresent(it -> calls.add(call(STATEMENT_TIMEOUT, it)));
    return List.of(calls.stream().collect(Collectors.joining(", ", "SELECT ", "")));
  }

  /** The driver takes dates in ISO's form alone; how they are read is the role's. */
  private static Optional<String> order(String dateStyle) {
    for (String order : List.of("DMY", "MDY", "YMD")) {
      if (dateStyle.toUpperCase(Locale.ROOT).contains(order)) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }

  private static String call(String name, String value) {
    return "pg_catalog.set_config(" + SqlLiteral.of(name) + ", " + SqlLiteral.of(value) + ", true)";
  }

  private Optional<String> value(String name) {
    return entry(name).map(Entry::value);
  }

  private Optional<Entry> entry(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
