package org.schemaassurance.drift;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
 * The statement that makes a part of a table again, puts it in force or changes it back, where the
 * difference has all of it. What is made again waits for as little as it can: indexes concurrently,
 * conditions and references first for new rows alone.
 */
final class RepairAdvice {
  private static final String STATE = "state";
  private static final String DEFINITION = "definition";
  private static final String MEANWHILE = "_new";

  /** Bytes that PostgreSQL keeps of a name (NAMEDATALEN less one). */
  private static final int LONGEST_NAME = 63;

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
      case CHANGED -> changedBack();
      case UNEXPECTED -> Optional.empty();
    };
  }

  private Optional<String> changedBack() {
    Optional<String> otherName = otherName();
    return switch (difference.objectKind()) {
      case COLUMN -> column();
      case CONSTRAINT ->
          otherName.isPresent()
              ? altered("RENAME CONSTRAINT " + otherName.get() + " TO " + part)
              : constraint(difference.wanted(), "DROP CONSTRAINT " + part + ", ");
      case INDEX ->
          otherName.isPresent()
              ? Optional.of(renamed(otherName.get()))
              : inItsPlace(difference.wanted());
      case TRIGGER -> trigger(difference.wanted(), "CREATE OR REPLACE");
      default -> Optional.empty();
    };
  }

  /** Under which it is there. */
  private Optional<String> otherName() {
    ChangedFact first = difference.facts().get(0);
    return first.name().equals(SnapshotDiff.NAME) ? first.found() : Optional.empty();
  }

  /** The new one is there before the old one goes, so that queries always have one. */
  private Optional<String> inItsPlace(Map<String, String> facts) {
    String drop = "DROP INDEX CONCURRENTLY " + besideTable(part) + "; ";
    String longer = ObjectName.last(part) + MEANWHILE;
    if (longer.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      return index(facts, part).map(drop::concat);
    }
    String meanwhile = SqlIdentifier.display(longer);
    return index(facts, meanwhile).map(made -> made + " " + drop + renamed(meanwhile));
  }

  private String renamed(String from) {
    return "ALTER INDEX " + besideTable(from) + " RENAME TO " + part + ";";
  }

  private Optional<String> column() {
    List<Optional<String>> actions =
        difference.facts().stream().map(RepairAdvice::columnAction).toList();
    return actions.stream().allMatch(Optional::isPresent)
        ? altered(
            actions.stream()
                .map(action -> "ALTER COLUMN " + part + " " + action.orElseThrow())
                .collect(Collectors.joining(", ")))
        : Optional.empty();
  }

  private static Optional<String> columnAction(ChangedFact fact) {
    return switch (fact.name()) {
      case "default" ->
          Optional.of(fact.expected().map("SET DEFAULT "::concat).orElse("DROP DEFAULT"));
      case "not null" ->
          fact.expected().isEmpty()
              ? Optional.of("DROP NOT NULL")
              : fact.expected().filter("yes"::equals).map(yes -> "SET NOT NULL");
      default -> Optional.empty();
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
      case INDEX -> Optional.of("REINDEX INDEX CONCURRENTLY " + besideTable(part) + ";");
      default -> Optional.empty();
    };
  }

  private Optional<String> madeAgain() {
    Map<String, String> facts =
        difference.facts().stream()
            .filter(fact -> fact.expected().isPresent())
            .collect(Collectors.toMap(ChangedFact::name, fact -> fact.expected().orElseThrow()));
    return switch (difference.objectKind()) {
      case CONSTRAINT -> constraint(facts, "");
      case INDEX -> index(facts, part);
      case TRIGGER -> trigger(facts, "CREATE");
      default -> Optional.empty();
    };
  }

  /**
   * @param before what the statement does first
   */
  private Optional<String> constraint(Map<String, String> facts, String before) {
    if (facts.keySet().equals(Set.of("check"))) {
      return validatedLater(before, "CHECK (" + facts.get("check") + ")");
    }
    if (!facts.keySet().equals(Set.of(DEFINITION))) {
      return Optional.empty();
    }
    String definition = facts.get(DEFINITION);
    return definition.startsWith("FOREIGN KEY")
        ? validatedLater(before, definition)
        : altered(before + "ADD CONSTRAINT " + part + " " + definition);
  }

  private Optional<String> validatedLater(String before, String definition) {
    return Optional.of(
        "ALTER TABLE %1$s %2$sADD CONSTRAINT %3$s %4$s NOT VALID; ALTER TABLE %1$s VALIDATE CONSTRAINT %3$s;"
            .formatted(table, before, part, definition));
  }

  private Optional<String> index(Map<String, String> facts, String name) {
    return facts.containsKey(DEFINITION)
            && Set.of(DEFINITION, "unique", "where").containsAll(facts.keySet())
        ? Optional.of(
            "CREATE %sINDEX CONCURRENTLY %s ON %s USING %s%s;"
                .formatted(
                    facts.containsKey("unique") ? "UNIQUE " : "",
                    name,
                    table,
                    facts.get(DEFINITION),
                    facts.containsKey("where") ? " WHERE " + facts.get("where") : ""))
        : Optional.empty();
  }

  private Optional<String> trigger(Map<String, String> facts, String create) {
    String level = facts.getOrDefault("fires", "");
    int each = level.indexOf(" FOR EACH ");
    return each > 0
            && facts.containsKey("executes")
            && Set.of("fires", "executes", "when").containsAll(facts.keySet())
        ? Optional.of(
            "%s TRIGGER %s %s ON %s%s%s EXECUTE FUNCTION %s;"
                .formatted(
                    create,
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

  /** An index is in its table's schema. */
  private String besideTable(String index) {
    return SqlIdentifier.display(ObjectName.qualified(table).schema()) + "." + index;
  }
}
