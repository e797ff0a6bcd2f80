package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.TriggerFiring;

/** The constraints of some tables that are no indexes: foreign keys and CHECKs. */
final class ConstraintReader {
  private final Connection connection;
  private final Long[] tables;

  /**
   * @param tables OIDs of {@code pg_class}
   */
  ConstraintReader(Connection connection, Long[] tables) {
    this.connection = connection;
    this.tables = tables;
  }

  Map<QualifiedName, List<ForeignKey>> foreignKeys() throws SQLException {
    Map<Long, List<ForeignKey.EnforcingTrigger>> triggers = enforcingTriggers();
    return CatalogQuery.load("foreign-keys")
        .rowsByTable(connection, row -> foreignKey(row, triggers), tables);
  }

  /** By the constraint's OID. */
  private Map<Long, List<ForeignKey.EnforcingTrigger>> enforcingTriggers() throws SQLException {
    Map<Long, List<ForeignKey.EnforcingTrigger>> byConstraint = new HashMap<>();
    CatalogQuery.load("foreign-key-triggers")
        .rows(
            connection,
            row ->
                byConstraint
                    .computeIfAbsent(row.getLong("constraint_oid"), oid -> new ArrayList<>())
                    .add(
                        new ForeignKey.EnforcingTrigger(
                            CatalogQuery.name(row, "schema_name", "table_name"),
                            row.getString("function_name"),
                            TriggerFiring.ofCatalogLetter(row.getString("tgenabled")))),
            tables);
    return byConstraint;
  }

  private static ForeignKey foreignKey(
      ResultSet row, Map<Long, List<ForeignKey.EnforcingTrigger>> triggers) throws SQLException {
    return new ForeignKey(
        row.getString("conname"),
        NamedSql.texts(row, "columns"),
        CatalogQuery.name(row, "referenced_schema", "referenced_table"),
        NamedSql.texts(row, "referenced_columns"),
        new ForeignKey.Actions(
            ReferentialAction.ofCatalogLetter(row.getString("confupdtype")),
            ReferentialAction.ofCatalogLetter(row.getString("confdeltype")),
            NamedSql.texts(row, "set_on_delete")),
        new ForeignKey.Checking(
            row.getBoolean("convalidated"),
            row.getBoolean("enforced"),
            row.getBoolean("condeferrable"),
            row.getBoolean("condeferred")),
        row.getBoolean("match_full"),
        row.getBoolean("period"),
        triggers.getOrDefault(row.getLong("constraint_oid"), List.of()));
  }

  Map<QualifiedName, List<Table.CheckConstraint>> checks() throws SQLException {
    return CatalogQuery.load("check-constraints")
        .rowsByTable(connection, ConstraintReader::check, tables);
  }

  private static Table.CheckConstraint check(ResultSet row) throws SQLException {
    String name = row.getString("conname");
    return new Table.CheckConstraint(
        name,
        CatalogQuery.definition(row, "expression", "the constraint " + name),
        row.getBoolean("convalidated"),
        row.getBoolean("enforced"),
        !row.getBoolean("connoinherit"));
  }
}
