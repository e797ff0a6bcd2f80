package org.schemaassurance.rules.init;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Table;

/** The rules of keys, exclusion constraints and indexes. */
final class IndexDrafts {
  private final DraftedTable drafts;
  private final Table table;
  private final Set<List<?>> written = new HashSet<>();

  IndexDrafts(DraftedTable drafts) {
    this.drafts = drafts;
    this.table = drafts.table();
  }

  void add(Index index) {
    if (index.primary()) {
      String name = drafts.name("primary-key");
      RuleYaml yaml = drafts.begin(name, "primary-key").texts("columns", index.keys());
      drafts.add(name, yaml, List.of(subject(index)));
    } else if (!written.add(kindOf(index))) {
      return;
    } else if (isExclusion(index)) {
      addExclusion(index);
    } else if (isWholeKey(index)) {
      addUnique(index);
    } else {
      addPlainIndex(index);
    }
  }

  /** Of two of a kind either is enough for a rule. */
  private static List<?> kindOf(Index index) {
    return isPlainlyUnique(index)
        ? List.of(Set.copyOf(index.keys()), index.nullsNotDistinct())
        : List.of(
            index.keys(),
            index.unique(),
            index.nullsNotDistinct(),
            index.predicate(),
            index.method(),
            index.options(),
            index.included(),
            index.exclusion());
  }

  private static boolean isPlainlyUnique(Index index) {
    return index.unique() && index.predicate().isEmpty() && !index.exclusion();
  }

  private static boolean isExclusion(Index index) {
    return index.exclusion() && !index.unique();
  }

  private boolean isWholeKey(Index index) {
    return index.unique()
        && index.predicate().isEmpty()
        && index.keys().stream().allMatch(this::isColumn);
  }

  private boolean isColumn(String key) {
    return table.column(key).isPresent();
  }

  private Subject subject(Index index) {
    return index
        .constraint()
        .map(constraint -> drafts.part(ObjectKind.CONSTRAINT, constraint.name()))
        .orElseGet(() -> drafts.part(ObjectKind.INDEX, index.name()));
  }

  private List<Subject> subjects(Index index) {
    long ofTheKind =
        table.indexes().stream().filter(other -> kindOf(other).equals(kindOf(index))).count();
    return ofTheKind == 1 ? List.of(subject(index)) : List.of();
  }

  private void addUnique(Index index) {
    String name = drafts.name("unique-" + String.join("-", index.keys()));
    RuleYaml yaml = drafts.begin(name, "unique").texts("columns", index.keys());
    if (index.constraint().isPresent()) {
      yaml.flag("constraint", true);
    }
    boolean takesNull =
        index.keys().stream()
            .map(table::column)
            .flatMap(Optional::stream)
            .anyMatch(Column::nullable);
    if (takesNull && !index.nullsNotDistinct()) {
      yaml.flag("nullable", true);
    }
    if (takesNull || index.nullsNotDistinct()) {
      yaml.flag("nulls_not_distinct", index.nullsNotDistinct());
    }
    drafts.add(name, yaml, subjects(index));
  }

  private void addPlainIndex(Index index) {
    String name = drafts.name("index-" + index.name());
    RuleYaml yaml = drafts.begin(name, "index").flag("exact", true).texts("columns", index.keys());
    if (index.unique()) {
      yaml.flag("unique", true);
    }
    if (index.nullsNotDistinct()) {
      yaml.flag("nulls_not_distinct", true);
    }
    List<Index.KeyOptions> options = index.options();
    if (options.stream().anyMatch(option -> !option.order().equals("asc"))) {
      yaml.texts("order", options.stream().map(Index.KeyOptions::order).toList());
    }
    addOperatorClasses(yaml, options);
    boolean ownCollation = options.stream().anyMatch(option -> option.collation().isPresent());
    // What collation follows from an expression, the catalog does not tell.
    if (ownCollation || !index.keys().stream().allMatch(this::isColumn)) {
      yaml.texts(
          "collations",
          options.stream().map(option -> option.collation().orElse("default")).toList());
    }
    if (!index.included().isEmpty()) {
      yaml.texts("include", index.included());
    }
    yaml.text("where", index.predicate());
    if (!index.method().equals("btree")) {
      yaml.text("method", index.method());
    }
    drafts.add(name, yaml, subjects(index));
  }

  private static void addOperatorClasses(RuleYaml yaml, List<Index.KeyOptions> options) {
    if (options.stream().anyMatch(option -> !option.defaultClass())) {
      yaml.texts(
          "operator_classes", options.stream().map(Index.KeyOptions::operatorClass).toList());
    }
  }

  private void addExclusion(Index index) {
    String name = drafts.name("exclusion-" + index.name());
    RuleYaml yaml =
        drafts
            .begin(name, "exclusion-constraint")
            .texts("columns", index.keys())
            .texts(
                "operators",
                index.options().stream().map(option -> option.excludes().orElse("")).toList());
    addOperatorClasses(yaml, index.options());
    yaml.text("where", index.predicate());
    if (!index.method().equals("gist")) {
      yaml.text("method", index.method());
    }
    index
        .constraint()
        .filter(Index.KeyConstraint::deferrable)
        .ifPresent(
            constraint ->
                yaml.flag("deferrable", true)
                    .flag("initially_deferred", constraint.initiallyDeferred()));
    drafts.add(name, yaml, subjects(index));
  }
}
