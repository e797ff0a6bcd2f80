package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.ahead.Ahead;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;

/** Some tables with all that belongs to them: the crawl's structure, and the rest put to it. */
final class TableReader {
  private final Connection connection;
  private final Long[] tables;
  private final Set<CatalogRequest.Detail> wanted;

  /**
   * @param tables OIDs of {@code pg_class}
   * @param wanted what else is read of them
   */
  TableReader(Connection connection, Long[] tables, Set<CatalogRequest.Detail> wanted) {
    this.connection = connection;
    this.tables = tables;
    this.wanted = wanted;
  }

  /**
   * Reads them.
   *
   * @param triggers of the tables and their partitions
   * @throws ChangedMeanwhileException if the schema changed while it was read
   */
  SortedMap<QualifiedName, Table> read(List<FoundTrigger> triggers) throws SQLException {
    SortedMap<QualifiedName, Table> read = new TreeMap<>();
    if (tables.length == 0) {
      return read;
    }
    Ahead<List<Structure>> structures = crawled();
    try {
      Function<Structure, Table> completion = completion(triggers);
      structures.get().forEach(one -> read.put(one.name(), completion.apply(one)));
      return read;
    } catch (SQLException failed) {
      // What is wrong with an earlier answer comes first.
      structures.get();
      throw failed;
    } finally {
      structures.await();
    }
  }

  /** Asks for what else there is of the tables. */
  private Function<Structure, Table> completion(List<FoundTrigger> triggers) throws SQLException {
    ConstraintReader constraints = new ConstraintReader(connection, tables);
    Map<QualifiedName, List<ForeignKey>> foreignKeys = constraints.foreignKeys();
    Map<QualifiedName, List<Table.CheckConstraint>> checks = constraints.checks();
    Map<QualifiedName, List<Trigger>> ownTriggers =
        triggers.stream()
            .filter(FoundTrigger::isOfRoot)
            .map(FoundTrigger::trigger)
            .collect(Collectors.groupingBy(Trigger::table));
    SurroundingsReader surroundings = new SurroundingsReader(connection, tables, triggers);
    DetailsReader details = new DetailsReader(connection, tables, wanted);
    return structure ->
        new Table(
            structure.name(),
            structure.kind(),
            structure.logged(),
            structure.columns(),
            structure.indexes(),
            foreignKeys.getOrDefault(structure.name(), List.of()),
            checks.getOrDefault(structure.name(), List.of()),
            ownTriggers.getOrDefault(structure.name(), List.of()),
            surroundings.of(structure),
            details.of(structure.name()));
  }

  /** SchemaCrawler makes something else of a connection that is lost, or says nothing. */
  private Ahead<List<Structure>> crawled() throws SQLException {
    try {
      return new StructureCrawl(connection, Arrays.asList(tables)).crawl();
    } finally {
      LostConnection.requireOpen(connection);
    }
  }
}
