package org.schemaassurance.rules.init;

import org.schemaassurance.model.Column;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;

/** All that a table has of one kind, as the entries of a closed list. */
record ListedParts(Table table) {

  RuleYaml writeTo(RuleYaml yaml, String check) {
    return switch (check) {
      case "columns" -> yaml.texts("only", table.columns().stream().map(Column::name).toList());
      case "foreign-keys" ->
          yaml.items("only", table.foreignKeys().stream().map(ListedParts::entry).toList());
      case "unique-keys" ->
          yaml.items(
              "only",
              table.indexes().stream()
                  .filter(index -> (index.unique() || index.exclusion()) && !index.primary())
                  .map(ListedParts::entryOfKey)
                  .toList());
      case "indexes" ->
          yaml.items("only", table.indexes().stream().map(ListedParts::entry).toList());
      case "check-constraints" ->
          yaml.texts(
              "only",
              table.checks().stream()
                  .map(Table.CheckConstraint::expression)
                  .sorted()
                  .distinct()
                  .toList());
      case "triggers" ->
          yaml.texts("only", table.triggers().stream().map(Trigger::name).sorted().toList());
      default -> throw new IllegalArgumentException(check);
    };
  }

  private static RuleYaml entry(ForeignKey key) {
    return new RuleYaml()
        .texts("columns", key.columns())
        .text("references", key.referencedTable().toString())
        .texts("referenced_columns", key.referencedColumns());
  }

  private static RuleYaml entry(Index index) {
    return new RuleYaml().texts("columns", index.keys()).text("where", index.predicate());
  }

  private static RuleYaml entryOfKey(Index index) {
    RuleYaml entry = entry(index);
    if (index.nullsNotDistinct()) {
      entry.flag("nulls_not_distinct", true);
    }
    return index.exclusion() ? entry.flag("exclusion", true) : entry;
  }
}
