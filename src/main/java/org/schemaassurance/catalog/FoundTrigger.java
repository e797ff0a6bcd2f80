package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.model.TriggerFiring;

/**
 * A trigger that somebody created, and why it was found.
 *
 * @param root the table asked for, which the trigger's is or is a partition of; none where its name
 *     alone was asked for
 * @param inherited whether it is a copy of one of the partitioned table
 */
record FoundTrigger(Trigger trigger, Optional<QualifiedName> root, boolean inherited) {

  /**
   * Those of some tables, and those of some names wherever they are.
   *
   * @param tables OIDs of {@code pg_class}
   */
  static List<FoundTrigger> of(Long[] tables, Collection<String> names, Connection connection)
      throws SQLException {
    return CatalogQuery.load("triggers")
        .rows(connection, FoundTrigger::read, tables, names.toArray(String[]::new));
  }

  boolean isOfRoot() {
    return root.filter(trigger.table()::equals).isPresent();
  }

  boolean isOfPartition() {
    return root.isPresent() && !isOfRoot();
  }

  boolean isElsewhere() {
    return root.isEmpty();
  }

  Table.PartitionTrigger ofPartition() {
    return new Table.PartitionTrigger(trigger, inherited);
  }

  private static FoundTrigger read(ResultSet row) throws SQLException {
    Optional<QualifiedName> root =
        Optional.ofNullable(row.getString("root_table")).isPresent()
            ? Optional.of(CatalogQuery.name(row, "root_schema", "root_table"))
            : Optional.empty();
    return new FoundTrigger(trigger(row), root, row.getBoolean("inherited"));
  }

  private static Trigger trigger(ResultSet row) throws SQLException {
    QualifiedName table = CatalogQuery.name(row, "schema_name", "table_name");
    String name = row.getString("tgname");
    int type = row.getInt("tgtype");
    return new Trigger(
        table,
        name,
        TriggerDefinition.timing(type),
        TriggerDefinition.events(type),
        NamedSql.texts(row, "update_columns"),
        TriggerDefinition.level(type),
        condition(row, table + "." + name),
        CatalogQuery.name(row, "function_schema", "function_name"),
        TriggerDefinition.arguments(row.getBytes("tgargs")),
        TriggerFiring.ofCatalogLetter(row.getString("tgenabled")),
        row.getBoolean("is_constraint"),
        row.getBoolean("tgdeferrable"),
        row.getBoolean("tginitdeferred"),
        Optional.ofNullable(row.getString("tgoldtable")),
        Optional.ofNullable(row.getString("tgnewtable")));
  }

  private static Optional<String> condition(ResultSet row, String trigger) throws SQLException {
    return row.getBoolean("conditional")
        ? TriggerDefinition.condition(
            CatalogQuery.definition(row, "definition", "the trigger " + trigger))
        : Optional.empty();
  }
}
