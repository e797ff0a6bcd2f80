package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.verify.FurtherReading;

/**
 * A row that a trigger writes down elsewhere: whether the table takes it, whoever makes the trigger
 * fire, and nothing else happens there.
 *
 * @param variables of the body, and what is in them where that is known
 */
record WrittenRow(
    OnlookingTrigger onlooker,
    Routine function,
    Trigger.Event event,
    BodyStatement.Insertion insertion,
    Map<String, Optional<Text>> variables) {
  private static final String SEARCH_PATH = "search_path";

  /**
   * What is wrong with it, behind "writes".
   *
   * @param handled whether an error would be caught
   */
  Optional<String> objection(boolean handled) {
    List<QualifiedName> candidates = candidates();
    LiveSchema live = read(candidates);
    Optional<Table> table =
        candidates.stream().flatMap(name -> live.table(name).stream()).findFirst();
    if (table.isEmpty()) {
      return Optional.of(
          "to "
              + candidates.stream().map(QualifiedName::toString).collect(Collectors.joining(" or "))
              + ", which there is not");
    }
    return ofTable(table.get())
        .or(() -> ofTriggers(table.get(), live))
        .or(() -> handled ? Optional.empty() : ofRights(table.get()).or(() -> ofRow(table.get())))
        .map(objection -> "to " + table.get().name() + ", " + objection);
  }

  private LiveSchema read(List<QualifiedName> candidates) {
    FurtherReading further = onlooker.evidence().further();
    return further.read(
        CatalogRequest.union(candidates.stream().map(CatalogRequest::ofTable).toList()));
  }

  /** Where the name may lead: to its schema, or along the search_path. */
  private List<QualifiedName> candidates() {
    if (insertion.schema().isPresent()) {
      return List.of(insertion.in(""));
    }
    String path =
        function.settings().stream()
            .filter(setting -> setting.startsWith(SEARCH_PATH + "="))
            .map(setting -> setting.substring(SEARCH_PATH.length() + 1))
            .findFirst()
            .or(this::pathOfDatabase)
            .orElse("public");
    List<QualifiedName> names =
        Arrays.stream(path.split(","))
            .map(name -> name.strip().replace("\"", ""))
            .filter(name -> !name.equals("$user") && !name.isEmpty())
            .map(insertion::in)
            .toList();
    return names.isEmpty() ? List.of(insertion.in("pg_catalog")) : names;
  }

  private Optional<String> pathOfDatabase() {
    return onlooker.evidence().schema().settings().stream()
        .filter(setting -> setting.name().equals(SEARCH_PATH) && setting.role().isEmpty())
        .map(RoleSetting::value)
        .findFirst();
  }

  private Optional<String> ofTable(Table table) {
    if (onlooker.evidence().schema().tables().containsKey(table.name())) {
      return Optional.of("a table that rules speak of");
    }
    if (!List.of("table", "partitioned table").contains(table.kind())) {
      return Optional.of("a " + table.kind());
    }
    if (table.surroundings().rowSecurity()) {
      return Optional.of("which has row security");
    }
    return table.surroundings().rewriteRules().stream()
        .filter(rule -> rule.event().equals("INSERT"))
        .filter(rule -> rule.firing().firesInOrdinarySessions())
        .findFirst()
        .map(rule -> "which has the rule " + SqlIdentifier.display(rule.name()));
  }

  private Optional<String> ofTriggers(Table table, LiveSchema live) {
    List<String> through = new ArrayList<>(onlooker.through());
    through.add(onlooker.trigger().qualifiedName());
    return Stream.concat(
            table.triggers().stream(),
            table.surroundings().partitionTriggers().stream()
                .filter(trigger -> !trigger.inherited())
                .map(Table.PartitionTrigger::trigger))
        .filter(trigger -> trigger.events().contains(Trigger.Event.INSERT))
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

  private Optional<String> ofRights(Table table) {
    List<String> roles =
        onlooker
            .evidence()
            .further()
            .rolesThatCannotWriteDown(
                onlooker.table().name(), event, function.name(), table.name(), insertion.columns());
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "where " + SqlIdentifier.displayAll(roles) + " may not INSERT all that this needs");
  }

  /** Tried with rows of the trigger's own table; what cannot be computed is left open. */
  private Optional<String> ofRow(Table table) {
    return new WrittenValues(this, table)
        .judge().stream()
            .filter(judgement -> judgement.outcome() instanceof Outcome.Broken)
            .map(judgement -> refusal((Outcome.Broken) judgement.outcome()))
            .findFirst();
  }

  private static String refusal(Outcome.Broken broken) {
    return "which refuses the row: found "
        + broken.mismatches().stream()
            .map(mismatch -> mismatch.found().said())
            .collect(Collectors.joining(", "));
  }
}
