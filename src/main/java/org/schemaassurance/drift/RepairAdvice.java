package org.schemaassurance.drift;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.ObjectName;

/**
 * The statement that makes a part of a table again or puts it in force, where the difference has
 * all of it. What is made again waits for as little as it can: indexes concurrently, conditions and
 * references first for new rows alone.
 */
final class RepairAdvice {
  private static final String STATE = "state";
  private static final String DEFINITION = "definition";
  private static final String OF_TABLE = ObjectKind.TABLE + " ";

  private final Difference difference;
  private final String table;
  private final String part;

  private RepairAdvice(Difference difference, String table, String part) {
    this.difference = difference;
    this.table = table;
    this.part = part;
  }

  /** One or more statements; empty where it takes more than is known here. */
  static Optional<String> of(Difference difference) {
    String beforePart = "/" + difference.objectKind() + " ";
    int at = difference.path().indexOf(beforePart);
    if (at < 0 || !difference.path().startsWith(OF_TABLE)) {
      return Optional.empty();
    }
    String table = difference.path().substring(OF_TABLE.length(), at);
    String part = difference.path().substring(at + beforePart.length());
    return difference.object().equals(table + "." + part)
        ? new RepairAdvice(difference, table, part).statement()
        : Optional.empty();
  }

  private Optional<String> statement() {
    return switch (difference.kind()) {
      case NOT_ENFORCED -> putInForce();
      case MISSING -> madeAgain();
      case UNEXPECTED, CHANGED -> Optional.empty();
    };
  }

  private Optional<String> putInForce() {
    if (difference.facts().size() != 1 || !difference.facts().get(0).name().equals(STATE)) {
      return Optional.empty();
    }
    ChangedFact state = difference.facts().get(0);
    String found = state.found().orElse("");
    if (state.expected().isPresent()) {
      return Optional.empty();
    }
    return switch (difference.objectKind()) {
      case TRIGGER, RULE ->
          found.equals("disabled") || found.equals("for replicas only")
              ? altered(
                  "ENABLE "
                      + difference.objectKind().toString().toUpperCase(Locale.ROOT)
                      + " "
                      + part)
              : Optional.empty();
      case CONSTRAINT ->
          found.equals("not valid") ? altered("VALIDATE CONSTRAINT " + part) : Optional.empty();
      case INDEX -> Optional.of("REINDEX INDEX CONCURRENTLY " + index() + ";");
      default -> Optional.empty();
    };
  }

  private Optional<String> madeAgain() {
    Map<String, String> facts =
        difference.facts().stream()
            .filter(fact -> fact.expected().isPresent())
            .collect(Collectors.toMap(ChangedFact::name, fact -> fact.expected().orElseThrow()));
    return switch (difference.objectKind()) {
      case CONSTRAINT -> constraint(facts);
      case INDEX -> index(facts);
      case TRIGGER -> trigger(facts);
      default -> Optional.empty();
    };
  }

  private Optional<String> constraint(Map<String, String> facts) {
    if (facts.keySet().equals(Set.of("check"))) {
      return validatedLater("CHECK (" + facts.get("check") + ")");
    }
    if (!facts.keySet().equals(Set.of(DEFINITION))) {
      return Optional.empty();
    }
    String definition = facts.get(DEFINITION);
    return definition.startsWith("FOREIGN KEY")
        ? validatedLater(definition)
        : altered("ADD CONSTRAINT " + part + " " + definition);
  }

  private Optional<String> validatedLater(String definition) {
    return Optional.of(
        "ALTER TABLE %1$s ADD CONSTRAINT %2$s %3$s NOT VALID; ALTER TABLE %1$s VALIDATE CONSTRAINT %2$s;"
            .formatted(table, part, definition));
  }

  private Optional<String> index(Map<String, String> facts) {
    return facts.containsKey(DEFINITION)
            && Set.of(DEFINITION, "unique", "where").containsAll(facts.keySet())
        ? Optional.of(
            "CREATE %sINDEX CONCURRENTLY %s ON %s USING %s%s;"
                .formatted(
                    facts.containsKey("unique") ? "UNIQUE " : "",
                    part,
                    table,
                    facts.get(DEFINITION),
                    facts.containsKey("where") ? " WHERE " + facts.get("where") : ""))
        : Optional.empty();
  }

  private Optional<String> trigger(Map<String, String> facts) {
    String level = facts.getOrDefault("fires", "");
    int each = level.indexOf(" FOR EACH ");
    return each > 0
            && facts.containsKey("executes")
            && Set.of("fires", "executes", "when").containsAll(facts.keySet())
        ? Optional.of(
            "CREATE TRIGGER %s %s ON %s%s%s EXECUTE FUNCTION %s;"
                .formatted(
                    part,
                    level.substring(0, each),
                    table,
                    level.substring(each),
                    facts.containsKey("when") ? " WHEN (" + facts.get("when") + ")" : "",
                    facts.get("executes")))
        : Optional.empty();
  }

  private Optional<String> altered(String action) {
    return Optional.of("ALTER TABLE " + table + " " + action + ";");
  }

  /** In the schema of its table. */
  private String index() {
    return SqlIdentifier.display(ObjectName.qualified(table).schema()) + "." + part;
  }
}
