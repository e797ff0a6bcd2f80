package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.rehearse.rows.ContentChange;
import org.schemaassurance.rehearse.rows.Contents;
import org.schemaassurance.rehearse.rows.ContentsReader;
import org.schemaassurance.rehearse.rows.GeneratedRows;
import org.schemaassurance.rehearse.rows.RowGenerator;

/**
 * The rows on which changesets are rehearsed: made up for each table as soon as it is there, and
 * looked at before and after. A table that nobody has locked for writing has the same rows still,
 * and is not read again.
 */
final class RehearsedRows {
  /** insufficient_privilege. */
  private static final String REFUSED = "42501";

  private final RehearsalDatabase database;
  private final Set<QualifiedName> ownTables;
  private final ToLongFunction<QualifiedName> wanted;
  private final Set<QualifiedName> filled = new HashSet<>();

  /** Those of them that had no row before. */
  private final Set<QualifiedName> madeUp = new HashSet<>();

  private Set<QualifiedName> filledInCopy = Set.of();
  private Set<QualifiedName> madeUpInCopy = Set.of();
  private SortedMap<QualifiedName, List<String>> columns = new TreeMap<>();
  private Contents known = new Contents(new TreeMap<>(), new TreeMap<>());

  /**
   * @param ownTables Liquibase's, which get no rows
   * @param wanted how many rows a table is to have
   */
  RehearsedRows(
      RehearsalDatabase database,
      Set<QualifiedName> ownTables,
      ToLongFunction<QualifiedName> wanted) {
    this.database = database;
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
    leftOut.addAll(filled);
    Optional<Set<QualifiedName>> empty = emptyAmongOthers(leftOut);
    if (empty.isEmpty()) {
      return false;
    }
    madeUp.addAll(empty.get());
    GeneratedRows generated = new RowGenerator(database.rowsConnection()).fill(leftOut, wanted);
    generated.tables().forEach(table -> filled.add(table.table()));
    if (!generated.tables().isEmpty()) {
      // Triggers may have written to other tables.
      known = known.only(Set.of());
    }
    return !generated.tables().isEmpty();
  }

  /** Nothing if there are no others, which is so behind most changesets. */
  private Optional<Set<QualifiedName>> emptyAmongOthers(Set<QualifiedName> leftOut)
      throws SQLException {
    ContentsReader reader = new ContentsReader(database.rowsConnection());
    SortedMap<QualifiedName, List<String>> others = reader.columns(leftOut);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            reader.read(others).tables().entrySet().stream()
                .filter(table -> table.getValue().rows() == 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
  }

  /** Whether there are rows that no changeset has made. */
  boolean areMadeUp() {
    return !madeUp.isEmpty();
  }

  /**
   * Deletes what was made up; {@link #fill} makes it up again.
   *
   * @return whether the role may do so behind the back of triggers and foreign keys
   */
  boolean empty() throws SQLException {
    try {
      deleteMadeUp();
    } catch (SQLException refused) {
      if (REFUSED.equals(refused.getSQLState())) {
        return false;
      }
      throw refused;
    }
    filled.removeAll(madeUp);
    madeUp.clear();
    known = known.only(Set.of());
    return true;
  }

  private void deleteMadeUp() throws SQLException {
    Set<QualifiedName> there =
        new ContentsReader(database.rowsConnection()).columns(ownTables).keySet();
    try (Statement statement = database.rowsConnection().createStatement()) {
      statement.execute("SET session_replication_role = replica");
      for (QualifiedName table : madeUp) {
        if (there.contains(table)) {
          statement.execute(
              "DELETE FROM "
                  + SqlIdentifier.quote(table.schema())
                  + "."
                  + SqlIdentifier.quote(table.name()));
        }
      }
      statement.execute("RESET session_replication_role");
    }
  }

  /** Looks at what is there before a changeset. */
  void look() throws SQLException {
    ContentsReader reader = new ContentsReader(database.rowsConnection());
    SortedMap<QualifiedName, List<String>> now = reader.columns(ownTables);
    SortedMap<QualifiedName, List<String>> unknown = new TreeMap<>(now);
    unknown.keySet().removeIf(table -> isKnown(table, now.get(table)));
    known = reader.read(unknown).with(known.only(now.keySet()));
    columns = now;
  }

  private boolean isKnown(QualifiedName table, List<String> now) {
    return known.tables().containsKey(table) && now.equals(columns.get(table));
  }

  /**
   * What has become of the rows since the last look, of the columns that there were then.
   *
   * @param traces of everything that ran meanwhile
   */
  List<ContentChange> changes(List<ChangesetTrace> traces) throws SQLException {
    Set<QualifiedName> touched = touched(traces);
    SortedMap<QualifiedName, List<String>> asked = new TreeMap<>(columns);
    asked.keySet().retainAll(touched);
    return known
        .only(touched)
        .changesUntil(new ContentsReader(database.rowsConnection()).read(asked));
  }

  /** What these have touched has to be read anew. */
  void forget(List<ChangesetTrace> traces) {
    Set<QualifiedName> untouched = new HashSet<>(columns.keySet());
    untouched.removeAll(touched(traces));
    known = known.only(untouched);
  }

  /** A copy of the database is kept, with the rows that there are. */
  void noteCopy() {
    filledInCopy = Set.copyOf(filled);
    madeUpInCopy = Set.copyOf(madeUp);
  }

  /** The database is the copy again, with its rows, whatever was deleted since. */
  void goBack() {
    filled.clear();
    filled.addAll(filledInCopy);
    madeUp.clear();
    madeUp.addAll(madeUpInCopy);
    known = known.only(Set.of());
  }

  /** Tables that were locked for writing, or all where that may not be known. */
  private Set<QualifiedName> touched(List<ChangesetTrace> traces) {
    boolean isSure =
        traces.stream()
            .flatMap(trace -> trace.statements().stream())
            .allMatch(statement -> statement.untraced().isEmpty());
    if (!isSure) {
      return columns.keySet();
    }
    Set<String> locked =
        traces.stream()
            .flatMap(trace -> trace.statements().stream())
            .flatMap(statement -> statement.locks().stream())
            .filter(lock -> lock.mode().compareTo(LockMode.ROW_EXCLUSIVE) >= 0)
            .map(TableLock::table)
            .collect(Collectors.toSet());
    return columns.keySet().stream()
        .filter(table -> locked.contains(table.toString()))
        .collect(Collectors.toSet());
  }
}
