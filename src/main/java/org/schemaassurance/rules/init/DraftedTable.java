package org.schemaassurance.rules.init;

import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Table;

/** The drafts of one table, as they are gathered. */
final class DraftedTable {
  private final Table table;
  private final RuleNames names;
  private final List<DraftRule> rules = new ArrayList<>();

  DraftedTable(Table table, RuleNames names) {
    this.table = table;
    this.names = names;
  }

  Table table() {
    return table;
  }

  List<DraftRule> rules() {
    return List.copyOf(rules);
  }

  /** A name for a rule, given once. */
  String name(String what) {
    return names.next(table.name(), what);
  }

  RuleYaml begin(String name, String check) {
    return new RuleYaml()
        .text("rule", name)
        .text("check", check)
        .text("table", table.name().toString());
  }

  Subject part(ObjectKind kind, String name) {
    return Subject.part(kind, table.name(), name);
  }

  void add(String name, RuleYaml yaml, List<Subject> subjects) {
    add(new DraftRule(name, yaml.write(), subjects));
  }

  void add(DraftRule rule) {
    rules.add(rule);
  }
}
