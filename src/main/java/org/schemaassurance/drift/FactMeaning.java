package org.schemaassurance.drift;

import java.util.Set;
import java.util.regex.Pattern;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.Severity;
import org.schemaassurance.sql.QueryText;
import org.schemaassurance.sql.SqlExpression;

/** What facts mean, whatever words PostgreSQL finds for them. */
final class FactMeaning {
  private static final Set<String> EXPRESSIONS =
      Set.of(
          "check",
          "default",
          "generated stored",
          "generated virtual",
          "using",
          "when",
          "where",
          "with check");
  private static final Set<String> QUERIES =
      Set.of("definition", "bound", "partition by", "tables");

  /** A word that is a keyword in one version alone comes with quotes there. */
  private static final Set<String> NAMES =
      Set.of(
          "arguments",
          "attributes",
          "columns",
          "executes",
          "fires",
          "inherits",
          "of type",
          "owned by",
          "partition of",
          "returns",
          "type");

  private static final Set<String> LANGUAGES_WITHOUT_LAYOUT = Set.of("sql", "plpgsql");

  /** Printed by the server; other bodies are what somebody wrote. */
  private static final Pattern SQL_STANDARD_BODY =
      Pattern.compile("\\s*(?:BEGIN ATOMIC|RETURN)\\s");

  private static final String STATE = "state";

  /** Those that decide whether triggers, policies and writes take effect at all. */
  private static final Set<String> SETTINGS_THAT_SWITCH_OFF =
      Set.of(
          "session_replication_role",
          "row_security",
          "default_transaction_read_only",
          "event_triggers");

  private final boolean sameMajor;

  /**
   * @param sameMajor whether both sides come from servers of one major version
   */
  FactMeaning(boolean sameMajor) {
    this.sameMajor = sameMajor;
  }

  /** Whether the two sides mean the same. */
  boolean isSame(SchemaObject object, ChangedFact fact) {
    if (fact.expected().equals(fact.found())) {
      return true;
    }
    if (object.kind() == ObjectKind.EXTENSION && fact.name().equals("version")) {
      // Each major version brings its own versions of the extensions in contrib.
      return !sameMajor;
    }
    return fact.expected().isPresent()
        && fact.found().isPresent()
        && isSame(object, fact.name(), fact.expected().get(), fact.found().get());
  }

  private static boolean isSame(SchemaObject object, String fact, String expected, String found) {
    if (EXPRESSIONS.contains(fact)) {
      return SqlExpression.sameMeaningPrinted(expected, found);
    }
    if (QUERIES.contains(fact)) {
      return QueryText.sameMeaning(expected, found);
    }
    if (NAMES.contains(fact)) {
      return SqlExpression.sameTokens(expected, found);
    }
    if (fact.equals("body")) {
      return isSameBody(object.facts().getOrDefault("language", ""), expected, found);
    }
    return false;
  }

  private static boolean isSameBody(String language, String expected, String found) {
    if (language.equals("sql") && SQL_STANDARD_BODY.matcher(expected).lookingAt()) {
      return QueryText.sameMeaning(expected, found);
    }
    return LANGUAGES_WITHOUT_LAYOUT.contains(language) && SqlExpression.sameTokens(expected, found);
  }

  /** Whether what was found is carried out less than what was expected. */
  static boolean isLessEnforced(ChangedFact fact) {
    return switch (fact.name()) {
      case STATE -> fact.found().filter(state -> !state.startsWith("always")).isPresent();
      case "not null" -> fact.found().filter(words -> words.endsWith("not validated")).isPresent();
      case "row security", "row security for the owner" -> fact.found().isEmpty();
      default -> false;
    };
  }

  /** What changes no result by itself is a warning. */
  static Severity severity(SchemaObject object) {
    boolean harmless =
        switch (object.kind()) {
          case COMMENT -> true;
          case SETTING -> SETTINGS_THAT_SWITCH_OFF.stream().noneMatch(object.name()::startsWith);
          default -> false;
        };
    return harmless ? Severity.WARNING : Severity.ERROR;
  }
}
