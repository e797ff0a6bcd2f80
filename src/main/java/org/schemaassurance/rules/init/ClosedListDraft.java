package org.schemaassurance.rules.init;

import java.util.List;
import org.schemaassurance.model.Table;

/**
 * That tables have nothing else of one kind than what rules declare: one rule for all of them, so
 * that hundreds of tables do not make hundreds of rules that say the same.
 *
 * @param check of a closed list
 * @param name of the rule
 */
public record ClosedListDraft(String check, String name, List<Table> tables) {
  public ClosedListDraft {
    tables = List.copyOf(tables);
  }

  /** The rule for some of the tables. */
  public DraftRule of(List<Table> some) {
    RuleYaml yaml =
        new RuleYaml()
            .text("rule", name)
            .text("check", check)
            .flag("declared", true)
            .texts("tables", some.stream().map(table -> table.name().toString()).toList());
    return new DraftRule(name, yaml.write());
  }

  /** A rule for a table of which something cannot stand as a rule: it names all that is there. */
  public DraftRule naming(Table table) {
    String own = table.name() + "-" + name;
    RuleYaml yaml =
        new RuleYaml()
            .text("rule", own)
            .text("check", check)
            .text("table", table.name().toString());
    return new DraftRule(own, new ListedParts(table).writeTo(yaml, check).write());
  }
}
