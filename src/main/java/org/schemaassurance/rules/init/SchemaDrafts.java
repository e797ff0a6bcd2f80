package org.schemaassurance.rules.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Inventory;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;

/**
 * A rule for all that a database has and a check knows, in a stable order. Whether it holds, and so
 * may be written, is for the checks to say.
 */
public final class SchemaDrafts {
  private static final List<String> CLOSED_LISTS =
      List.of("columns", "foreign-keys", "unique-keys", "indexes", "check-constraints", "triggers");

  private final LiveSchema schema;
  private final Inventory inventory;
  private final RuleNames names;

  /**
   * @param schema what was read
   * @param inventory what rules are wanted for
   */
  public SchemaDrafts(LiveSchema schema, Inventory inventory) {
    this.schema = schema;
    this.inventory = inventory;
    this.names = new RuleNames(schemas(inventory) > 1);
  }

  private static long schemas(Inventory inventory) {
    return Stream.concat(
            inventory.relations().stream(),
            inventory.routines().stream().map(Inventory.RoutineIdentity::name))
        .map(QualifiedName::schema)
        .distinct()
        .count();
  }

  /**
   * Tables by name, each in a section of its own, then the functions, a section a schema, then with
   * what sessions start.
   */
  public List<DraftSection> sections() {
    List<DraftSection> sections = new ArrayList<>();
    for (QualifiedName name : inventory.relations()) {
      schema.table(name).ifPresent(table -> sections.add(tableSection(table)));
    }
    routinesBySchema()
        .forEach(
            (schemaName, routines) ->
                sections.add(
                    new DraftSection(
                        "Functions of " + SqlIdentifier.display(schemaName),
                        routines.stream().map(this::function).toList())));
    sections.add(sessions());
    return sections.stream().filter(section -> !section.rules().isEmpty()).toList();
  }

  /** What tables have nothing else of; judged where everything else is, for they count that. */
  public List<ClosedListDraft> closedLists() {
    List<Table> tables =
        inventory.relations().stream()
            .flatMap(name -> schema.table(name).stream())
            .filter(TableDrafts::holdsRows)
            .toList();
    return tables.isEmpty()
        ? List.of()
        : CLOSED_LISTS.stream()
            .map(check -> new ClosedListDraft(check, names.next("no-other-" + check), tables))
            .toList();
  }

  private DraftSection tableSection(Table table) {
    String kind = table.kind().substring(0, 1).toUpperCase(Locale.ROOT) + table.kind().substring(1);
    return new DraftSection(kind + " " + table.name(), new TableDrafts(table, names).rules());
  }

  private DraftSection sessions() {
    List<QualifiedName> tables =
        schema.tables().values().stream()
            .filter(table -> table.kind().endsWith("table"))
            .map(Table::name)
            .filter(inventory.relations()::contains)
            .toList();
    if (tables.isEmpty()) {
      return new DraftSection("Sessions", List.of());
    }
    String name = names.next("sessions-that-insert");
    Map<String, Long> relations =
        schema.access().namesakes().stream()
            .collect(Collectors.groupingBy(other -> other.name().name(), Collectors.counting()));
    RuleYaml yaml =
        new RuleYaml()
            .text("rule", name)
            .text("check", "settings")
            .lists("whoever_may", Map.of("INSERT", texts(tables)))
            .texts(
                "leads_to",
                texts(
                    tables.stream()
                        .filter(table -> relations.getOrDefault(table.name(), 0L) <= 1)
                        .toList()));
    return new DraftSection("Sessions", List.of(new DraftRule(name, yaml.write())));
  }

  private static List<String> texts(List<QualifiedName> tables) {
    return tables.stream().map(QualifiedName::toString).toList();
  }

  private Map<String, List<Routine>> routinesBySchema() {
    return schema.routines().stream()
        .filter(inventory::has)
        .sorted(Comparator.comparing(Routine::signature))
        .collect(
            Collectors.groupingBy(
                routine -> routine.name().schema(), TreeMap::new, Collectors.toList()));
  }

  private DraftRule function(Routine routine) {
    String name = names.next(routine.name(), routine.kind());
    List<String> overloads =
        schema.routines(routine.name()).stream()
            .filter(other -> !other.equals(routine))
            .map(Routine::signature)
            .sorted()
            .toList();
    RuleYaml yaml =
        new RuleYaml()
            .text("rule", name)
            .text("check", "function")
            .text("function", routine.signature());
    if (routine.kind().equals("procedure")) {
      yaml.text("kind", "procedure");
    }
    if (!overloads.isEmpty()) {
      yaml.texts("overloads", overloads);
    }
    if (!routine.result().isEmpty()) {
      yaml.text("returns", routine.result());
    }
    yaml.text("language", routine.language());
    if (!routine.volatility().equals("volatile")) {
      yaml.text("volatility", routine.volatility());
    }
    if (routine.securityDefiner()) {
      yaml.text("security", "definer");
    }
    if (routine.strict()) {
      yaml.flag("strict", true);
    }
    if (!routine.settings().isEmpty()) {
      yaml.texts("settings", routine.settings());
    }
    ObjectKind kind =
        routine.kind().equals("procedure") ? ObjectKind.PROCEDURE : ObjectKind.FUNCTION;
    return new DraftRule(
        name,
        yaml.lines("body", routine.body()).write(),
        List.of(new Subject(kind, routine.signature())));
  }
}
