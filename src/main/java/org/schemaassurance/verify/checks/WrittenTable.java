package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.verify.FurtherReading;

/**
 * A table that a trigger writes to: which one it is, and whether anything else happens there.
 *
 * @param function the trigger's
 * @param schema where the function's text gives one
 * @param name of the table
 * @param what the trigger does to it
 */
record WrittenTable(
    OnlookingTrigger onlooker,
    Routine function,
    Optional<String> schema,
    String name,
    Trigger.Event what) {
  private static final String SEARCH_PATH = "search_path";

  /**
   * The first that there is of those that are meant.
   *
   * @param live what was {@linkplain #read read}
   */
  Optional<Table> in(LiveSchema live) {
    return candidates().stream().flatMap(candidate -> live.table(candidate).stream()).findFirst();
  }

  /** That there is none. */
  String missing() {
    return candidates().stream().map(QualifiedName::toString).collect(Collectors.joining(" or "))
        + ", which there is not";
  }

  /** All that may be meant, and what happens there. */
  LiveSchema read() {
    FurtherReading further = onlooker.evidence().further();
    return further.read(
        CatalogRequest.union(candidates().stream().map(CatalogRequest::ofTable).toList()));
  }

  /** Where the name may lead: to its schema, or along the search_path. */
  List<QualifiedName> candidates() {
    if (schema.isPresent()) {
      return List.of(new QualifiedName(schema.get(), name));
    }
    String path = ownPath().or(this::pathOfDatabase).orElse("public");
    List<QualifiedName> names =
        Arrays.stream(path.split(","))
            .map(part -> part.strip().replace("\"", ""))
            .filter(part -> !part.equals("$user") && !part.isEmpty())
            .map(part -> new QualifiedName(part, name))
            .toList();
    return names.isEmpty() ? List.of(new QualifiedName("pg_catalog", name)) : names;
  }

  private Optional<String> ownPath() {
    return function.settings().stream()
        .filter(setting -> setting.startsWith(SEARCH_PATH + "="))
        .map(setting -> setting.substring(SEARCH_PATH.length() + 1))
        .findFirst();
  }

  private Optional<String> pathOfDatabase() {
    return onlooker.evidence().schema().settings().stream()
        .filter(setting -> setting.name().equals(SEARCH_PATH) && setting.role().isEmpty())
        .map(RoleSetting::value)
        .findFirst();
  }

  /** Why it is none that is written to and no more, as a sentence goes on. */
  Optional<String> objection(Table table, LiveSchema live) {
    if (!List.of("table", "partitioned table").contains(table.kind())) {
      return Optional.of("a " + table.kind());
    }
    if (table.surroundings().policiesMayKeepRowsAway()) {
      return Optional.of("which has row security");
    }
    return table.surroundings().rewriteRules().stream()
        .filter(rule -> rule.event().equals(what.name()))
        .filter(rule -> rule.firing().firesInOrdinarySessions())
        .findFirst()
        .map(rule -> "which has the rule " + SqlIdentifier.display(rule.name()))
        .or(() -> ofTriggers(table, live));
  }

  private Optional<String> ofTriggers(Table table, LiveSchema live) {
    List<String> through = new ArrayList<>(onlooker.through());
    through.add(onlooker.trigger().qualifiedName());
    return Stream.concat(
            table.triggers().stream(),
            table.surroundings().partitionTriggers().stream()
                .filter(trigger -> !trigger.inherited())
                .map(Table.PartitionTrigger::trigger))
        .filter(trigger -> trigger.events().contains(what))
        .filter(trigger -> trigger.firing().firesInOrdinarySessions())
        .flatMap(
            trigger ->
                new OnlookingTrigger(trigger, table, live, onlooker.evidence(), through)
                        .objection()
                        .map(
                            objection ->
                                "whose trigger "
                                    + SqlIdentifier.display(trigger.name())
                                    + " "
                                    + objection)
                        .stream())
        .findFirst();
  }

  /**
   * That its name leads a role that may make the trigger fire elsewhere, as a sentence goes on.
   *
   * @param table where it leads everybody else
   * @param event at which the trigger fires
   */
  Optional<String> elsewhereForRoles(Table table, Trigger.Event event) {
    return schema.isPresent() || ownPath().isPresent()
        ? Optional.empty()
        : new PathsOfRoles(onlooker, event, name).objection(table);
  }

  /**
   * Roles that may make the trigger fire and may not write what it writes then.
   *
   * @param event at which it fires
   * @param columns that it writes; empty for all
   */
  List<String> rolesWithoutTheRight(Table table, Trigger.Event event, List<String> columns) {
    return onlooker
        .evidence()
        .further()
        .rolesThatCannotWriteDown(
            onlooker.table().name(), event, function.name(), table.name(), what, columns);
  }
}
