package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rehearse.rows.Contents;
import org.schemaassurance.rehearse.rows.ContentsReader;
import org.schemaassurance.rehearse.rows.GeneratedRows;
import org.schemaassurance.rehearse.rows.MadeUpRows;
import org.schemaassurance.rehearse.rows.RowGenerator;

/**
 * The rows on which changesets are rehearsed: made up for each table as soon as it is there, and
 * deleted where they are in a changeset's way.
 */
final class RehearsedRows {
  /** insufficient_privilege. */
  private static final String REFUSED = "42501";

  private final RehearsalDatabase database;
  private final RowWatch watch;
  private final Set<QualifiedName> ownTables;
  private final ToLongFunction<QualifiedName> wanted;
  private Filling filling = Filling.none();
  private Filling inCopy = Filling.none();

  /**
   * @param watch is told which rows are no longer those that it has read
   * @param ownTables Liquibase's, which get no rows
   * @param wanted how many rows a table is to have
   */
  RehearsedRows(
      RehearsalDatabase database,
      RowWatch watch,
      Set<QualifiedName> ownTables,
      ToLongFunction<QualifiedName> wanted) {
    this.database = database;
    this.watch = watch;
    this.ownTables = Set.copyOf(ownTables);
    this.wanted = wanted;
  }

  /**
   * Makes up rows for tables that have come.
   *
   * @return whether there were any
   */
  boolean fill() throws SQLException {
    Set<QualifiedName> leftOut = new HashSet<>(ownTables);
    leftOut.addAll(filling.tables());
    SortedMap<QualifiedName, Contents.OfTable> others = watch.contentsOfOthers(leftOut);
    if (others.isEmpty()) {
      return false;
    }
    Map<Boolean, Set<QualifiedName>> byRows = byWhetherTheyHaveRows(others);
    filling.foundEmpty(byRows.get(false));
    List<MadeUpRows> before = MadeUpRows.of(database.rowsConnection(), byRows.get(true));
    GeneratedRows generated = new RowGenerator(database.rowsConnection()).fill(leftOut, wanted);
    Set<QualifiedName> now =
        generated.tables().stream()
            .map(GeneratedRows.FilledTable::table)
            .collect(Collectors.toSet());
    filling.filled(now, before, MadeUpRows.of(database.rowsConnection(), others.keySet()));
    watch.forgetFilled(now);
    return !now.isEmpty();
  }

  private static Map<Boolean, Set<QualifiedName>> byWhetherTheyHaveRows(
      SortedMap<QualifiedName, Contents.OfTable> tables) {
    return tables.keySet().stream()
        .collect(
            Collectors.partitioningBy(table -> tables.get(table).rows() > 0, Collectors.toSet()));
  }

  /** Whether there are rows that no changeset has made. */
  boolean areMadeUp() {
    return filling.hasRows();
  }

  /**
   * Deletes what was made up; {@link #fill} makes it up again.
   *
   * @param all whether the tables that had no row before are emptied, with what changesets have
   *     made of those rows, and with what they have inserted
   * @return whether the role may do so behind the back of triggers and foreign keys
   */
  boolean empty(boolean all) throws SQLException {
    try {
      SortedMap<QualifiedName, List<String>> there =
          new ContentsReader(database.rowsConnection()).columns(ownTables);
      filling.delete(database.rowsConnection(), there, all);
    } catch (SQLException refused) {
      if (REFUSED.equals(refused.getSQLState())) {
        return false;
      }
      throw refused;
    }
    watch.forgetAll();
    return true;
  }

  /** A copy of the database is kept, with the rows that there are. */
  void noteCopy() {
    inCopy = filling.copy();
  }

  /** The database is the copy again, with its rows, whatever was deleted since. */
  void goBack() {
    filling = inCopy.copy();
    watch.forgetAll();
  }
}
