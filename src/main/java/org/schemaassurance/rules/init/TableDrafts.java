package org.schemaassurance.rules.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.model.TriggerFiring;

/** The rules of one table, or of what triggers a view has. */
final class TableDrafts {
  private final Table table;
  private final LiveSchema schema;
  private final RuleNames names;
  private final List<DraftRule> rules = new ArrayList<>();
  private final Set<Object> keysWritten = new HashSet<>();

  TableDrafts(Table table, LiveSchema schema, RuleNames names) {
    this.table = table;
    this.schema = schema;
    this.names = names;
  }

  List<DraftRule> rules() {
    boolean holdsRows = table.kind().equals("table") || table.kind().equals("partitioned table");
    if (holdsRows) {
      addTable();
    }
    table.indexes().stream().sorted(Comparator.comparing(Index::name)).forEach(this::addIndex);
    table.checks().stream()
        .sorted(Comparator.comparing(Table.CheckConstraint::name))
        .forEach(this::addCheckConstraint);
    table.foreignKeys().stream()
        .filter(key -> !isPartOfAnother(key))
        .sorted(Comparator.comparing(ForeignKey::name))
        .forEach(this::addForeignKey);
    List<Trigger> triggers =
        table.triggers().stream().sorted(Comparator.comparing(Trigger::name)).toList();
    triggers.forEach(this::addTrigger);
    if (holdsRows || !triggers.isEmpty()) {
      addClosedList(triggers);
    }
    if (holdsRows) {
      addClosedListOfChecks();
      addRightsOfWhoInserts();
    }
    return rules;
  }

  private RuleYaml begin(String name, String check) {
    return new RuleYaml()
        .text("rule", name)
        .text("check", check)
        .text("table", table.name().toString());
  }

  private void add(String name, RuleYaml yaml) {
    rules.add(new DraftRule(name, yaml.write()));
  }

  private void addTable() {
    String name = names.next(table.name(), "table");
    RuleYaml yaml = begin(name, "table");
    if (!table.logged()) {
      yaml.flag("logged", false);
    }
    if (table.surroundings().rowSecurity()) {
      yaml.flag("row_security", true);
    }
    Map<String, RuleYaml> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.put(column.name(), column(column)));
    if (!columns.isEmpty()) {
      yaml.mapping("columns", columns);
    }
    yaml.texts(
        "required",
        table.columns().stream()
            .filter(column -> !column.mayBeOmitted())
            .map(Column::name)
            .toList());
    add(name, yaml);
  }

  /** What defaults and keys take; what the functions of triggers take, no catalog knows. */
  private void addRightsOfWhoInserts() {
    String name = names.next(table.name(), "insert-rights");
    add(
        name,
        new RuleYaml()
            .text("rule", name)
            .text("check", "privileges")
            .text("whoever_may", "INSERT")
            .text("on", table.name().toString()));
  }

  private static RuleYaml column(Column column) {
    RuleYaml yaml =
        new RuleYaml()
            .text("type", column.type())
            .flag("nullable", column.nullable())
            .text("default", column.defaultExpression().orElse("none"))
            .text("collation", column.collation().map(Column.Collation::name));
    if (column.generated()) {
      yaml.flag("generated", true);
    }
    if (column.identity()) {
      yaml.flag("identity", true);
    }
    return yaml;
  }

  private void addIndex(Index index) {
    boolean wholeAndPlain =
        index.predicate().isEmpty() && index.keys().stream().allMatch(this::isColumn);
    if (index.primary()) {
      String name = names.next(table.name(), "primary-key");
      add(name, begin(name, "primary-key").texts("columns", index.keys()));
    } else if (index.unique() && wholeAndPlain) {
      addUnique(index);
    } else if (keysWritten.add(
        List.of(
            index.keys(),
            index.unique(),
            index.predicate(),
            index.method(),
            index.options(),
            index.included()))) {
      addPlainIndex(index);
    }
  }

  private boolean isColumn(String key) {
    return table.column(key).isPresent();
  }

  private void addUnique(Index index) {
    if (keysWritten.add(List.of(Set.copyOf(index.keys()), index.nullsNotDistinct()))) {
      String name = names.next(table.name(), "unique-" + String.join("-", index.keys()));
      RuleYaml yaml = begin(name, "unique").texts("columns", index.keys());
      boolean takesNull =
          index.keys().stream()
              .map(table::column)
              .flatMap(Optional::stream)
              .anyMatch(Column::nullable);
      if (index.nullsNotDistinct()) {
        yaml.flag("nulls_not_distinct", true);
      } else if (takesNull) {
        yaml.flag("nullable", true);
      }
      add(name, yaml);
    }
  }

  private void addPlainIndex(Index index) {
    String name = names.next(table.name(), "index-" + index.name());
    RuleYaml yaml = begin(name, "index").texts("columns", index.keys());
    if (index.unique()) {
      yaml.flag("unique", true);
    }
    if (index.options().stream().anyMatch(option -> !option.order().equals("asc"))) {
      yaml.texts("order", index.options().stream().map(Index.KeyOptions::order).toList());
    }
    if (index.options().stream().anyMatch(option -> !option.defaultClass())) {
      yaml.texts(
          "operator_classes",
          index.options().stream().map(Index.KeyOptions::operatorClass).toList());
    }
    if (!index.included().isEmpty()) {
      yaml.texts("include", index.included());
    }
    yaml.text("where", index.predicate());
    if (!index.method().equals("btree")) {
      yaml.text("method", index.method());
    }
    add(name, yaml);
  }

  private void addCheckConstraint(Table.CheckConstraint check) {
    if (keysWritten.add(check.expression())) {
      String name = names.next(table.name(), "check-" + check.name());
      add(name, begin(name, "check-constraint").text("expression", check.expression()));
    }
  }

  private void addClosedListOfChecks() {
    String name = names.next(table.name(), "checks");
    List<String> only =
        table.checks().stream().map(Table.CheckConstraint::expression).sorted().distinct().toList();
    add(name, begin(name, "check-constraints").texts("only", only));
  }

  /**
   * A key to a partitioned table has a copy to each partition, which comes and goes with it
   * (PostgreSQL: pg_constraint.conparentid).
   */
  private boolean isPartOfAnother(ForeignKey key) {
    List<QualifiedName> parents =
        schema
            .table(key.referencedTable())
            .map(referenced -> referenced.surroundings().parents())
            .orElse(List.of());
    return table.foreignKeys().stream()
        .anyMatch(
            other ->
                parents.contains(other.referencedTable()) && other.columns().equals(key.columns()));
  }

  private void addForeignKey(ForeignKey key) {
    String name = names.next(table.name(), "foreign-key-" + String.join("-", key.columns()));
    RuleYaml yaml =
        begin(name, "foreign-key")
            .texts("columns", key.columns())
            .text("references", key.referencedTable().toString())
            .texts("referenced_columns", key.referencedColumns())
            .text("on_update", key.actions().onUpdate().toString())
            .text("on_delete", key.actions().onDelete().toString());
    boolean severalColumns = key.columns().size() > 1;
    if (severalColumns && setsColumns(key.actions().onDelete())) {
      List<String> set = key.actions().setOnDelete();
      yaml.texts("set_on_delete", set.isEmpty() ? key.columns() : set);
    }
    if (severalColumns) {
      yaml.text("match", key.matchFull() ? "full" : "simple");
    }
    if (key.checking().deferrable()) {
      yaml.flag("deferrable", true).flag("initially_deferred", key.checking().initiallyDeferred());
    }
    add(name, yaml);
  }

  private static boolean setsColumns(ReferentialAction action) {
    return action == ReferentialAction.SET_NULL || action == ReferentialAction.SET_DEFAULT;
  }

  private void addTrigger(Trigger trigger) {
    String name = names.next(table.name(), "trigger-" + trigger.name());
    RuleYaml yaml =
        begin(name, "trigger")
            .text("trigger", trigger.name())
            .text("timing", word(trigger.timing()))
            .texts("events", trigger.events().stream().map(TableDrafts::word).toList());
    if (!trigger.updateColumns().isEmpty()) {
      yaml.texts("update_of", trigger.updateColumns().stream().sorted().toList());
    }
    yaml.text("level", word(trigger.level()))
        .text("when", trigger.condition())
        .text("function", trigger.function() + "()");
    if (!trigger.arguments().isEmpty()) {
      yaml.texts("arguments", trigger.arguments());
    }
    yaml.text("old_table", trigger.oldTable()).text("new_table", trigger.newTable());
    if (trigger.firing() == TriggerFiring.ALWAYS) {
      yaml.text("enabled", "always");
    }
    add(name, yaml);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void addClosedList(List<Trigger> triggers) {
    String name = names.next(table.name(), "triggers");
    add(name, begin(name, "triggers").texts("only", triggers.stream().map(Trigger::name).toList()));
  }
}
