package org.schemaassurance.rules.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;

/** The rule of a table with its columns, and the pieces into which it can be taken apart. */
final class ColumnDrafts {
  private final DraftedTable drafts;
  private final Table table;

  ColumnDrafts(DraftedTable drafts) {
    this.drafts = drafts;
    this.table = drafts.table();
  }

  void addTable() {
    String name = drafts.name("table");
    drafts.add(rule(name, table.columns(), itself(), true).with(() -> itselfAndColumns(name)));
  }

  private List<DraftRule> itselfAndColumns(String name) {
    return List.of(
        rule(name, List.of(), itself(), true),
        rule(name + "-columns", table.columns(), Stream.of(), false).with(() -> eachColumn(name)));
  }

  private List<DraftRule> eachColumn(String name) {
    return table.columns().stream()
        .map(column -> rule(name + "-" + column.name(), List.of(column), Stream.of(), false))
        .toList();
  }

  private Stream<Subject> itself() {
    return Stream.concat(
        Stream.of(new Subject(ObjectKind.TABLE, table.name().toString())),
        firingRules().stream().map(rule -> drafts.part(ObjectKind.RULE, rule)));
  }

  /**
   * @param inForce whether rows have to have a partition in force, and published changes go through
   */
  private DraftRule rule(
      String name, List<Column> columns, Stream<Subject> itself, boolean inForce) {
    return new DraftRule(
        name,
        yaml(name, columns, inForce).write(),
        Stream.concat(
                itself,
                columns.stream().map(column -> drafts.part(ObjectKind.COLUMN, column.name())))
            .toList());
  }

  private RuleYaml yaml(String name, List<Column> columns, boolean inForce) {
    RuleYaml yaml = drafts.begin(name, "table").flag("exact", true);
    if (!inForce) {
      yaml.flag("in_force", false);
    }
    addSurroundings(yaml);
    Map<String, RuleYaml> each = new LinkedHashMap<>();
    columns.forEach(column -> each.put(column.name(), yaml(column)));
    if (!each.isEmpty()) {
      yaml.mapping("columns", each);
    }
    return yaml.texts(
        "required",
        table.columns().stream()
            .filter(column -> !column.mayBeOmitted())
            .map(Column::name)
            .toList());
  }

  private void addSurroundings(RuleYaml yaml) {
    Table.Surroundings surroundings = table.surroundings();
    if (!table.logged()) {
      yaml.flag("logged", false);
    }
    if (surroundings.rowSecurity()) {
      yaml.flag("row_security", true);
    }
    if (surroundings.rowSecurityForced()) {
      yaml.flag("row_security_forced", true);
    }
    if (!firingRules().isEmpty()) {
      yaml.texts("rewrite_rules", firingRules());
    }
    if (table.kind().equals("table") && !surroundings.children().isEmpty()) {
      yaml.texts(
          "children",
          surroundings.children().stream().sorted().map(QualifiedName::toString).toList());
    }
  }

  private List<String> firingRules() {
    return table.surroundings().rewriteRules().stream()
        .filter(rule -> rule.firing().firesInOrdinarySessions())
        .map(Table.RewriteRule::name)
        .sorted()
        .toList();
  }

  private static RuleYaml yaml(Column column) {
    RuleYaml yaml =
        new RuleYaml()
            .text("type", column.type())
            .flag("nullable", column.nullable())
            .text("default", column.defaultExpression().orElse("none"))
            .text("collation", column.collation().map(Column.Collation::name));
    column.computation().ifPresent(kind -> yaml.text("generated", word(kind)));
    column.numbering().ifPresent(kind -> yaml.text("identity", word(kind)));
    return yaml;
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
