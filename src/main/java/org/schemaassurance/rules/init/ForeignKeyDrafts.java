package org.schemaassurance.rules.init;

import java.util.List;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.Table;

/** The rules of foreign keys. */
final class ForeignKeyDrafts {
  private final DraftedTable drafts;
  private final Table table;

  ForeignKeyDrafts(DraftedTable drafts) {
    this.drafts = drafts;
    this.table = drafts.table();
  }

  void add(ForeignKey key) {
    String name = drafts.name("foreign-key-" + String.join("-", key.columns()));
    RuleYaml yaml =
        drafts
            .begin(name, "foreign-key")
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
    if (!key.checking().validated()) {
      yaml.flag("validated", false);
    }
    drafts.add(name, yaml, subjects(key));
  }

  private static boolean setsColumns(ReferentialAction action) {
    return action == ReferentialAction.SET_NULL || action == ReferentialAction.SET_DEFAULT;
  }

  /** Of two keys between the same columns either is enough for the rule. */
  private List<Subject> subjects(ForeignKey key) {
    long same =
        table.foreignKeys().stream()
            .filter(other -> other.referencedTable().equals(key.referencedTable()))
            .filter(other -> other.columns().equals(key.columns()))
            .filter(other -> other.referencedColumns().equals(key.referencedColumns()))
            .count();
    return same == 1 ? List.of(drafts.part(ObjectKind.CONSTRAINT, key.name())) : List.of();
  }
}
