package org.schemaassurance.rules.init;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;

/** The rules of one table, or of what triggers a view has. */
final class TableDrafts {
  private final Table table;
  private final DraftedTable drafts;

  TableDrafts(Table table, RuleNames names) {
    this.table = table;
    this.drafts = new DraftedTable(table, names);
  }

  /** Whether it is no view, nor elsewhere. */
  static boolean holdsRows(Table table) {
    return table.kind().equals("table") || table.kind().equals("partitioned table");
  }

  /** Of one kind after the other. */
  List<DraftRule> rules() {
    boolean holdsRows = holdsRows(table);
    if (holdsRows) {
      new ColumnDrafts(drafts).addTable();
    }
    IndexDrafts indexes = new IndexDrafts(drafts);
    table.indexes().stream().sorted(Comparator.comparing(Index::name)).forEach(indexes::add);
    table.checks().stream()
        .sorted(Comparator.comparing(Table.CheckConstraint::name))
        .forEach(this::addCheckConstraint);
    ForeignKeyDrafts foreignKeys = new ForeignKeyDrafts(drafts);
    table.foreignKeys().stream()
        .sorted(Comparator.comparing(ForeignKey::name))
        .forEach(foreignKeys::add);
    List<Trigger> triggers =
        table.triggers().stream().sorted(Comparator.comparing(Trigger::name)).toList();
    triggers.forEach(new TriggerDrafts(drafts)::add);
    if (holdsRows) {
      addPartitions();
      addRightsOfWhoInserts();
    } else if (!triggers.isEmpty()) {
      addClosedListOfView(triggers);
    }
    return drafts.rules();
  }

  private void addCheckConstraint(Table.CheckConstraint check) {
    List<Table.CheckConstraint> same =
        table.checks().stream()
            .filter(other -> other.expression().equals(check.expression()))
            .toList();
    if (!same.get(0).equals(check)) {
      return;
    }
    String name = drafts.name("check-" + check.name());
    RuleYaml yaml = drafts.begin(name, "check-constraint").text("expression", check.expression());
    if (!check.validated()) {
      yaml.flag("validated", false);
    }
    if (!check.inherited()) {
      yaml.flag("inherited", false);
    }
    drafts.add(
        name,
        yaml,
        same.size() == 1 ? List.of(drafts.part(ObjectKind.CONSTRAINT, check.name())) : List.of());
  }

  /** What defaults and keys take; what the functions of triggers take, no catalog knows. */
  private void addRightsOfWhoInserts() {
    String name = drafts.name("insert-rights");
    drafts.add(
        name,
        new RuleYaml()
            .text("rule", name)
            .text("check", "privileges")
            .text("whoever_may", "INSERT")
            .text("on", table.name().toString()),
        List.of());
  }

  /** Those that are attached have to stay so; each month's next one breaks nothing. */
  private void addPartitions() {
    Map<String, String> attached = new TreeMap<>();
    table.details().partitions().stream()
        .filter(partition -> partition.parent().filter(table.name()::equals).isPresent())
        .forEach(
            partition ->
                partition
                    .bound()
                    .ifPresent(bound -> attached.put(partition.name().toString(), bound)));
    if (!attached.isEmpty()) {
      String name = drafts.name("partitions");
      drafts.add(
          name,
          drafts.begin(name, "partitions").texts("attached", attached),
          attached.keySet().stream().map(Subject::boundOf).toList());
    }
  }

  /** A rule for several tables means no views. */
  private void addClosedListOfView(List<Trigger> triggers) {
    String name = drafts.name("triggers");
    drafts.add(
        name,
        drafts.begin(name, "triggers").texts("only", triggers.stream().map(Trigger::name).toList()),
        List.of());
  }
}
