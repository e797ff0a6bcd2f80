package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.connect.RowReader;
import org.schemaassurance.model.CatalogRequest.Detail;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TableDetails;

/** What is read of some tables only where it was asked for: a query each. */
final class DetailsReader {
  private final Connection connection;
  private final Long[] tables;
  private final Set<Detail> wanted;
  private final Map<QualifiedName, List<TableDetails.UntoldRows>> untold;
  private final Map<QualifiedName, List<TableDetails.PartlyPublished>> partlyPublished;
  private final Map<QualifiedName, List<TableDetails.ColumnSequence>> sequences;
  private final Map<QualifiedName, List<TableDetails.Partition>> partitions;
  private final Map<QualifiedName, List<TableDetails.OutdatedCollation>> outdated;
  private final Map<QualifiedName, List<TableDetails.PreparedLock>> preparedLocks;
  private final Map<QualifiedName, List<TableDetails.KeptInTheRow>> keptInTheRow;
  private Instant readAt = Instant.EPOCH;

  /**
   * Asks for what is wanted.
   *
   * @param tables OIDs of {@code pg_class}
   */
  DetailsReader(Connection connection, Long[] tables, Set<Detail> wanted) throws SQLException {
    this.connection = connection;
    this.tables = tables;
    this.wanted = wanted;
    this.untold = rows(Detail.REPLICA_IDENTITY, "replica-identities", DetailsReader::untoldRows);
    this.partlyPublished =
        rows(Detail.REPLICA_IDENTITY, "partly-published", DetailsReader::partlyPublished);
    this.sequences = rows(Detail.SEQUENCES, "column-sequences", DetailsReader::sequence);
    this.partitions = rows(Detail.PARTITIONS, "partitions", this::partition);
    this.outdated = rows(Detail.COLLATIONS, "outdated-collations", DetailsReader::collation);
    this.preparedLocks = rows(Detail.PREPARED_LOCKS, "prepared-locks", DetailsReader::preparedLock);
    this.keptInTheRow = rows(Detail.STORAGE, "kept-in-the-row", DetailsReader::keptInTheRow);
  }

  private <T> Map<QualifiedName, List<T>> rows(Detail detail, String query, RowReader<T> reader)
      throws SQLException {
    return wanted.contains(detail)
        ? CatalogQuery.load(query).rowsByTable(connection, reader, tables)
        : Map.of();
  }

  /** Of one of the tables. */
  TableDetails of(QualifiedName table) {
    return wanted.isEmpty()
        ? TableDetails.NOT_READ
        : new TableDetails(
            untold.getOrDefault(table, List.of()),
            partlyPublished.getOrDefault(table, List.of()),
            sequences.getOrDefault(table, List.of()),
            partitions.getOrDefault(table, List.of()),
            outdated.getOrDefault(table, List.of()),
            preparedLocks.getOrDefault(table, List.of()),
            keptInTheRow.getOrDefault(table, List.of()),
            readAt);
  }

  private static TableDetails.UntoldRows untoldRows(ResultSet row) throws SQLException {
    return new TableDetails.UntoldRows(
        CatalogQuery.name(row, "relation_schema", "relation_name"),
        row.getString("identity"),
        NamedSql.texts(row, "publications"),
        publishedCommands(row),
        row.getBoolean("primary_key"));
  }

  private static List<String> publishedCommands(ResultSet row) throws SQLException {
    List<String> commands = new ArrayList<>();
    if (row.getBoolean("updates")) {
      commands.add("UPDATE");
    }
    if (row.getBoolean("deletes")) {
      commands.add("DELETE");
    }
    return commands;
  }

  private static TableDetails.PartlyPublished partlyPublished(ResultSet row) throws SQLException {
    return new TableDetails.PartlyPublished(
        CatalogQuery.name(row, "relation_schema", "relation_name"),
        CatalogQuery.name(row, "published_schema", "published_name"),
        row.getString("publication"),
        row.getString("kind").equals("rows")
            ? TableDetails.PartlyPublished.Part.ROWS
            : TableDetails.PartlyPublished.Part.COLUMNS,
        NamedSql.texts(row, "columns"),
        Optional.ofNullable(row.getString("filter")),
        new TableDetails.ReplicaIdentity(
            NamedSql.texts(row, "identity"),
            row.getBoolean("whole_row"),
            row.getBoolean("primary_key")),
        publishedCommands(row));
  }

  private static TableDetails.PreparedLock preparedLock(ResultSet row) throws SQLException {
    return new TableDetails.PreparedLock(
        CatalogQuery.name(row, "relation_schema", "relation_name"),
        row.getString("transaction"),
        row.getString("owner"),
        row.getObject("prepared", OffsetDateTime.class).toInstant(),
        row.getString("mode"));
  }

  private static TableDetails.KeptInTheRow keptInTheRow(ResultSet row) throws SQLException {
    return new TableDetails.KeptInTheRow(
        CatalogQuery.name(row, "relation_schema", "relation_name"), row.getString("column_name"));
  }

  private static TableDetails.ColumnSequence sequence(ResultSet row) throws SQLException {
    long last = row.getLong("last_value");
    return new TableDetails.ColumnSequence(
        row.getString("column_name"),
        CatalogQuery.name(row, "sequence_schema", "sequence_name"),
        row.wasNull() ? OptionalLong.empty() : OptionalLong.of(last),
        row.getBoolean("readable"),
        row.getLong("seqstart"),
        row.getLong("seqincrement"),
        row.getLong("last_possible"),
        row.getBoolean("seqcycle"));
  }

  private static TableDetails.OutdatedCollation collation(ResultSet row) throws SQLException {
    return new TableDetails.OutdatedCollation(
        CatalogQuery.name(row, "collation_schema", "collation_name"),
        row.getBoolean("of_database"),
        row.getString("recorded"),
        row.getString("actual"),
        NamedSql.texts(row, "indexes"));
  }

  private TableDetails.Partition partition(ResultSet row) throws SQLException {
    readAt = row.getObject("read_at", OffsetDateTime.class).toInstant();
    return new TableDetails.Partition(
        CatalogQuery.name(row, "partition_schema", "partition_name"),
        Optional.ofNullable(row.getString("parent_name")).isPresent()
            ? Optional.of(CatalogQuery.name(row, "parent_schema", "parent_name"))
            : Optional.empty(),
        Optional.ofNullable(row.getString("bound")),
        Optional.ofNullable(row.getString("strategy")),
        NamedSql.texts(row, "key_columns"),
        row.getBoolean("detach_pending"),
        row.getBoolean("logged"),
        row.getString("kind"),
        definitions(
            NamedSql.texts(row, "constraint_names"), NamedSql.texts(row, "constraint_definitions")),
        NamedSql.texts(row, "own_not_nulls"),
        NamedSql.texts(row, "idle_indexes"));
  }

  private static List<TableDetails.NamedDefinition> definitions(
      List<String> names, List<String> texts) {
    List<TableDetails.NamedDefinition> definitions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      definitions.add(new TableDetails.NamedDefinition(names.get(i), texts.get(i)));
    }
    return definitions;
  }
}
