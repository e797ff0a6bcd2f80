package org.schemaassurance.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.Severity;
import org.schemaassurance.sql.FrozenClock;
import org.schemaassurance.sql.QueryText;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.sql.TransactionTime;

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
          "inherits",
          "of type",
          "owned by",
          "partition of",
          "returns",
          "type");

  /** Definitions of keys, without the words that say nothing. */
  private static final String DEFINITION = "definition";

  private static final String FIRES = "fires";
  private static final String OUTDATED = "outdated version";

  private static final Set<String> LANGUAGES_WITHOUT_LAYOUT = Set.of("sql", "plpgsql");

  /** Printed by the server; other bodies are what somebody wrote. */
  private static final Pattern SQL_STANDARD_BODY =
      Pattern.compile("\\s*(?:BEGIN ATOMIC|RETURN)\\s");

  private static final Pattern QUOTED_FOR_NOTHING = Pattern.compile("\"([a-z_][a-z0-9_]*)\"");

  private static final String STATE = "state";

  /** Those that decide whether triggers, policies and writes take effect at all. */
  private static final Set<String> SETTINGS_THAT_SWITCH_OFF =
      Set.of(
          "session_replication_role",
          "row_security",
          "default_transaction_read_only",
          "event_triggers",
          "role");

  private static final String SCHEMA_PUBLIC = "schema public";
  private static final String ITS_OWNER_SINCE_15 = "pg_database_owner";

  private final boolean sameMajor;

  /**
   * @param sameMajor whether both sides come from servers of one major version
   */
  FactMeaning(boolean sameMajor) {
    this.sameMajor = sameMajor;
  }

  /**
   * Whether the two sides mean the same.
   *
   * @param neverNull the columns beside the object that are NOT NULL
   */
  boolean isSame(SchemaObject object, ChangedFact fact, Set<String> neverNull) {
    if (fact.expected().equals(fact.found())) {
      return true;
    }
    if (object.kind() == ObjectKind.EXTENSION && fact.name().equals("version")) {
      // Each major version brings its own versions of the extensions in contrib.
      return !sameMajor;
    }
    if (fact.expected().isEmpty() || fact.found().isEmpty()) {
      return fact.found().isEmpty() && isOfTheExpectedSideAlone(object, fact.name());
    }
    return isSame(object, fact.name(), fact.expected().get(), fact.found().get(), neverNull);
  }

  /** A snapshot may have been taken before the view had rows, or on a machine that was upgraded. */
  private static boolean isOfTheExpectedSideAlone(SchemaObject object, String fact) {
    return fact.equals(OUTDATED)
        || (object.kind() == ObjectKind.MATERIALIZED_VIEW && fact.equals(STATE));
  }

  private boolean isSame(
      SchemaObject object, String fact, String expected, String found, Set<String> neverNull) {
    if (object.kind() == ObjectKind.OWNER) {
      return isTheFirstOwner(object, expected, found);
    }
    if (EXPRESSIONS.contains(fact)) {
      return SqlExpression.sameMeaningPrinted(
          TransactionTime.byOneName(expected), TransactionTime.byOneName(found));
    }
    if (QUERIES.contains(fact)) {
      return object.kind() == ObjectKind.STATISTICS
          ? QueryText.sameMeaning(
              StatisticsMeaning.sorted(expected), StatisticsMeaning.sorted(found))
          : QueryText.sameMeaning(plain(fact, expected, neverNull), plain(fact, found, neverNull));
    }
    if (fact.equals(FIRES)) {
      return sortedWords(expected).equals(sortedWords(found));
    }
    if (fact.startsWith("locale") && isOfIcu(object)) {
      return LocaleName.sameMeaning(expected, found);
    }
    if (NAMES.contains(fact)) {
      return SqlExpression.sameTokens(expected, found);
    }
    if (fact.equals("body")) {
      return isSameBody(object.facts().getOrDefault("language", ""), expected, found);
    }
    return false;
  }

  /** Of schema public: whoever made the cluster before PostgreSQL 15, a role of its own since. */
  private boolean isTheFirstOwner(SchemaObject object, String expected, String found) {
    return !sameMajor
        && object.name().equals(SCHEMA_PUBLIC)
        && (expected.equals(ITS_OWNER_SINCE_15) || found.equals(ITS_OWNER_SINCE_15));
  }

  private static String plain(String fact, String text, Set<String> neverNull) {
    String named = TransactionTime.byOneName(text);
    return fact.equals(DEFINITION) ? KeyMeaning.plain(named, neverNull) : named;
  }

  /** The order of {@code UPDATE OF b, a} means nothing; a keyword of one version has quotes. */
  private static List<String> sortedWords(String fires) {
    return Arrays.stream(QUOTED_FOR_NOTHING.matcher(fires).replaceAll("$1").split("[ ,]+"))
        .sorted()
        .toList();
  }

  private static boolean isOfIcu(SchemaObject object) {
    return "icu".equals(object.facts().get("provider"));
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

  /** Whether one definition was made at two times, each of which it keeps. */
  static boolean isTheClockAlone(ChangedFact fact) {
    return isFrozen(fact.expected())
        && isFrozen(fact.found())
        && FrozenClock.asWritten(fact.expected().get())
            .equals(FrozenClock.asWritten(fact.found().get()));
  }

  /** Whether a fact differs and a clock value is in it. */
  static boolean isFrozenInOne(ChangedFact fact) {
    return isFrozen(fact.expected()) || isFrozen(fact.found());
  }

  /** Whether one side of a fact holds a clock value that was frozen when it was made. */
  static boolean isFrozen(Optional<String> side) {
    return side.filter(FrozenClock::isIn).isPresent();
  }

  /** What changes no result by itself is a warning. */
  static Severity severity(SchemaObject object, List<ChangedFact> facts) {
    boolean harmless =
        switch (object.kind()) {
          case COMMENT, DATABASE -> true;
          case SETTING, CLUSTER_SETTING ->
              !SETTINGS_THAT_SWITCH_OFF.contains(object.name().split(" ", 2)[0]);
          default ->
              !facts.isEmpty()
                  && facts.stream()
                      .allMatch(fact -> fact.name().equals(OUTDATED) || isTheClockAlone(fact));
        };
    return harmless ? Severity.WARNING : Severity.ERROR;
  }
}
