package org.schemaassurance.drift;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;

/**
 * Settings that say what holds anyway, and so say nothing; unless they take back what a wider scope
 * says: a role's in a database comes before the role's, before the database's, before that of all.
 *
 * <p>Source: PostgreSQL manual, "Server Configuration"; ALTER ROLE.
 */
final class UsualSettings {
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("session_replication_role", "origin"),
          Map.entry("row_security", "on"),
          Map.entry("search_path", "\"$user\",public"),
          Map.entry("role", "none"),
          Map.entry("statement_timeout", "0"),
          Map.entry("lock_timeout", "0"),
          Map.entry("idle_in_transaction_session_timeout", "0"),
          Map.entry("transaction_timeout", "0"),
          Map.entry("default_transaction_isolation", "readcommitted"),
          Map.entry("default_transaction_read_only", "off"),
          Map.entry("default_transaction_deferrable", "off"),
          Map.entry("check_function_bodies", "on"),
          Map.entry("standard_conforming_strings", "on"),
          Map.entry("backslash_quote", "safe_encoding"),
          Map.entry("escape_string_warning", "on"),
          Map.entry("transform_null_equals", "off"),
          Map.entry("array_nulls", "on"),
          Map.entry("intervalstyle", "postgres"),
          Map.entry("bytea_output", "hex"),
          Map.entry("xmloption", "content"),
          Map.entry("xmlbinary", "base64"),
          Map.entry("lo_compat_privileges", "off"),
          Map.entry("default_table_access_method", "heap"),
          Map.entry("default_toast_compression", "pglz"),
          Map.entry("extra_float_digits", "1"),
          Map.entry("plpgsql.variable_conflict", "error"),
          Map.entry("event_triggers", "on"),
          Map.entry("synchronous_commit", "on"));
  private static final Set<String> TRUE = Set.of("on", "true", "yes", "1", "t", "y");
  private static final Set<String> FALSE = Set.of("off", "false", "no", "0", "f", "n");
  private static final Pattern ZERO = Pattern.compile("0+(?:\\.0*)?(?:us|ms|s|min|h|d)?");
  private static final Pattern NAME =
      Pattern.compile("(\\S+) of (?:the (database)|all roles|role (.+?)( in the database)?)");

  private UsualSettings() {}

  /** The objects without settings that say nothing. */
  static List<SchemaObject> without(List<SchemaObject> objects) {
    List<Setting> settings = objects.stream().flatMap(one -> Setting.of(one).stream()).toList();
    return settings.stream().noneMatch(Setting::isUsual)
        ? objects
        : objects.stream()
            .filter(one -> Setting.of(one).filter(own -> own.saysNothing(settings)).isEmpty())
            .toList();
  }

  /** One of a database, of a role in it, of a role, or of all roles. */
  private record Setting(
      String name, boolean ofTheDatabase, Optional<String> role, boolean inDatabase, String value) {
    static Optional<Setting> of(SchemaObject object) {
      if (object.kind() != ObjectKind.SETTING && object.kind() != ObjectKind.CLUSTER_SETTING) {
        return Optional.empty();
      }
      Matcher parts = NAME.matcher(object.name());
      return parts.matches()
          ? Optional.of(
              new Setting(
                  parts.group(1).toLowerCase(Locale.ROOT),
                  parts.group(2) != null,
                  Optional.ofNullable(parts.group(3)),
                  parts.group(4) != null,
                  object.facts().getOrDefault("value", "")))
          : Optional.empty();
    }

    boolean isUsual() {
      String usual = DEFAULTS.getOrDefault(name, "");
      String set = value.toLowerCase(Locale.ROOT).replace(" ", "");
      return switch (usual) {
        case "" -> false;
        case "on" -> TRUE.contains(set);
        case "off" -> FALSE.contains(set);
        case "0" -> ZERO.matcher(set).matches();
        default -> usual.equals(set);
      };
    }

    boolean saysNothing(List<Setting> all) {
      return isUsual()
          && all.stream()
              .noneMatch(
                  wider -> wider.name.equals(name) && !wider.isUsual() && wider.isWiderThan(this));
    }

    private boolean isWiderThan(Setting other) {
      return rank() < other.rank() && (role.isEmpty() || role.equals(other.role));
    }

    private int rank() {
      if (role.isPresent()) {
        return inDatabase ? 3 : 2;
      }
      return ofTheDatabase ? 1 : 0;
    }
  }
}
