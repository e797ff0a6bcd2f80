package org.schemaassurance.drift;

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
  private static final Set<String> OF_TRIGGER = Set.of("fires", "executes", "when", STATE);
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
    return difference
        .otherName()
        .map(found -> isOfPartitioning() ? Optional.<String>empty() : renamed(found))
        .orElseGet(this::changedBackInPlace);
  }

  private Optional<String> renamed(String found) {
    return difference.objectKind() == ObjectKind.INDEX
        ? Optional.of("ALTER INDEX " + besideTable(found) + " RENAME TO " + part + ";")
        : altered("RENAME CONSTRAINT " + found + " TO " + part);
  }

  /** Not an index: the one that is there would be gone before it is known that another can be. */
  private Optional<String> changedBackInPlace() {
    return switch (difference.objectKind()) {
      case COLUMN -> column();
      case CONSTRAINT -> constraint(difference.wanted(), "DROP CONSTRAINT " + part + ", ");
      case TRIGGER ->
          difference.facts().stream().map(ChangedFact::name).allMatch(OF_TRIGGER::contains)
              ? trigger(difference.wanted(), "CREATE OR REPLACE")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Much of what a table takes is refused of one with partitions, and of a partition. */
  private boolean isOfPartitioning() {
    return difference.whole().containsKey("partition by")
        || difference.whole().containsKey("partition of");
  }

  private Optional<String> column() {
    List<Optional<String>> statements =
        difference.facts().stream().map(this::columnStatement).toList();
    return statements.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            statements.stream().map(Optional::orElseThrow).collect(Collectors.joining("\n")))
        : Optional.empty();
  }

  private Optional<String> columnStatement(ChangedFact fact) {
    String column = "ALTER COLUMN " + part + " ";
    return switch (fact.name()) {
      case "default" ->
          altered(column + fact.expected().map("SET DEFAULT "::concat).orElse("DROP DEFAULT"));
      case "not null" ->
          fact.expected().isEmpty()
              ? altered(column + "DROP NOT NULL")
              : fact.expected().filter("yes"::equals).map(yes -> notNull());
      default -> Optional.empty();
    };
  }

  /** Nobody waits while the rows are read; SET NOT NULL reads them no more then. */
  private String notNull() {
    String check = SqlIdentifier.display(ObjectName.last(part) + "_is_not_null");
    return String.join(
        "\n",
        validatedLater("", check, "CHECK (" + part + " IS NOT NULL)"),
        "ALTER TABLE " + table + " ALTER COLUMN " + part + " SET NOT NULL;",
        "ALTER TABLE " + table + " DROP CONSTRAINT " + check + ";");
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
      case INDEX -> isOfPartitioning() ? Optional.empty() : index(facts);
      case TRIGGER -> trigger(facts, "CREATE");
      default -> Optional.empty();
    };
  }

  /**
   * @param before what the statement does first
   */
  private Optional<String> constraint(Map<String, String> facts, String before) {
    if (facts.keySet().equals(Set.of("check"))) {
      return Optional.of(validatedLater(before, part, "CHECK (" + facts.get("check") + ")"));
    }
    if (isOfPartitioning() || !facts.keySet().equals(Set.of(DEFINITION))) {
      return Optional.empty();
    }
    String definition = facts.get(DEFINITION);
    return definition.startsWith("FOREIGN KEY")
        ? Optional.of(validatedLater(before, part, definition))
        : altered(before + "ADD CONSTRAINT " + part + " " + definition);
  }

  private String validatedLater(String before, String name, String definition) {
    return "ALTER TABLE %1$s %2$sADD CONSTRAINT %3$s %4$s NOT VALID;\nALTER TABLE %1$s VALIDATE CONSTRAINT %3$s;"
        .formatted(table, before, name, definition);
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
