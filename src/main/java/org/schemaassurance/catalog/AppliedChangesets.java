package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;

/** Reads Liquibase's own tables; its own commands would create them, and we never write. */
public final class AppliedChangesets {
  private final Connection connection;

  /**
   * @param connection in the read-only transaction
   */
  public AppliedChangesets(Connection connection) {
    this.connection = connection;
  }

  /** Whether there is such a table. */
  public boolean exists(QualifiedName table) throws SQLException {
    return !Relations.existing(Set.of(table), connection).isEmpty();
  }

  /** Tables of this kind, whatever their names are, in the order of their names. */
  public List<QualifiedName> tables() throws SQLException {
    return CatalogQuery.load("changelog-tables")
        .rows(connection, row -> new QualifiedName(row.getString("schema"), row.getString("name")));
  }

  /** The changesets that have run, in the order in which they did, as Liquibase reads them. */
  public List<AppliedChangeset> read(QualifiedName table) throws SQLException {
    return on("changelog-applied", table)
        .rows(
            connection,
            row ->
                new AppliedChangeset(
                    row.getString("filename"),
                    row.getString("id"),
                    row.getString("author"),
                    Optional.ofNullable(row.getString("md5sum")),
                    row.getString("exectype"),
                    row.getInt("orderexecuted"),
                    Optional.ofNullable(row.getObject("executed", LocalDateTime.class)),
                    Optional.ofNullable(row.getString("liquibase"))));
  }

  /** Who holds the lock of the changelog, in words. */
  public Optional<String> lockHolder(QualifiedName lockTable) throws SQLException {
    return on("changelog-lock", lockTable).rows(connection, row -> row.getString("holder")).stream()
        .findFirst();
  }

  private static CatalogQuery on(String name, QualifiedName table) {
    return CatalogQuery.load(name)
        .with(
            "table", SqlIdentifier.quote(table.schema()) + "." + SqlIdentifier.quote(table.name()));
  }
}
