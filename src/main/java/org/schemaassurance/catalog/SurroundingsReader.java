package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.TriggerFiring;

/** What stands around some tables and changes what they do. */
final class SurroundingsReader {
  private final Map<QualifiedName, List<Table.Policy>> policies;
  private final Map<QualifiedName, List<Set<String>>> letThrough;
  private final Map<QualifiedName, List<Table.RewriteRule>> rules;
  private final Map<QualifiedName, List<QualifiedName>> parents = new HashMap<>();
  private final Map<QualifiedName, List<QualifiedName>> children = new HashMap<>();
  private final Map<QualifiedName, List<Table.PartitionTrigger>> partitionTriggers;

  /**
   * Asks for all of it.
   *
   * @param tables OIDs of {@code pg_class}
   * @param triggers of the tables and their partitions
   */
  SurroundingsReader(Connection connection, Long[] tables, List<FoundTrigger> triggers)
      throws SQLException {
    policies =
        CatalogQuery.load("policies").rowsByTable(connection, SurroundingsReader::policy, tables);
    letThrough =
        CatalogQuery.load("let-through")
            .rowsByTable(connection, row -> Set.copyOf(NamedSql.texts(row, "commands")), tables);
    rules =
        CatalogQuery.load("rewrite-rules")
            .rowsByTable(connection, SurroundingsReader::rewriteRule, tables);
    partitionTriggers =
        triggers.stream()
            .filter(FoundTrigger::isOfPartition)
            .collect(
                Collectors.groupingBy(
                    found -> found.root().orElseThrow(),
                    Collectors.mapping(FoundTrigger::ofPartition, Collectors.toList())));
    CatalogQuery.load("inheritance").rows(connection, this::inherit, tables);
  }

  /** Of one of the tables. */
  Table.Surroundings of(Structure table) {
    QualifiedName name = table.name();
    return new Table.Surroundings(
        table.rowSecurity(),
        table.rowSecurityForced(),
        letThrough.getOrDefault(name, List.of()).stream()
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet()),
        policies.getOrDefault(name, List.of()),
        rules.getOrDefault(name, List.of()),
        parents.getOrDefault(name, List.of()),
        children.getOrDefault(name, List.of()),
        partitionTriggers.getOrDefault(name, List.of()));
  }

  private boolean inherit(ResultSet row) throws SQLException {
    QualifiedName parent = CatalogQuery.name(row, "parent_schema", "parent_name");
    QualifiedName child = CatalogQuery.name(row, "child_schema", "child_name");
    children.computeIfAbsent(parent, name -> new ArrayList<>()).add(child);
    return parents.computeIfAbsent(child, name -> new ArrayList<>()).add(parent);
  }

  private static Table.RewriteRule rewriteRule(ResultSet row) throws SQLException {
    return new Table.RewriteRule(
        row.getString("rulename"),
        ruleEvent(row.getString("ev_type")),
        row.getBoolean("is_instead"),
        TriggerFiring.ofCatalogLetter(row.getString("ev_enabled")),
        row.getString("definition"));
  }

  private static String ruleEvent(String letter) {
    return switch (letter) {
      case "1" -> "SELECT";
      case "2" -> "UPDATE";
      case "3" -> "INSERT";
      case "4" -> "DELETE";
      default -> throw new IllegalArgumentException("rule event '" + letter + "' is not known");
    };
  }

  private static Table.Policy policy(ResultSet row) throws SQLException {
    return new Table.Policy(
        row.getString("polname"),
        policyCommand(row.getString("polcmd")),
        row.getBoolean("polpermissive"),
        NamedSql.texts(row, "roles"),
        Optional.ofNullable(row.getString("using_expression")),
        Optional.ofNullable(row.getString("check_expression")));
  }

  private static String policyCommand(String letter) {
    return switch (letter) {
      case "r" -> "SELECT";
      case "a" -> "INSERT";
      case "w" -> "UPDATE";
      case "d" -> "DELETE";
      case "*" -> "ALL";
      default -> throw new IllegalArgumentException("policy command '" + letter + "' is not known");
    };
  }
}
