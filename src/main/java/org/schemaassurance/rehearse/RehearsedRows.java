package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
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
import org.schemaassurance.rehearse.rows.MadeUpRows;
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

  /** Of tables where they can be told from those of changesets. */
  private final Map<QualifiedName, MadeUpRows> byKey = new HashMap<>();

  private Filling inCopy = new Filling(Set.of(), Set.of(), Map.of());
  private SortedMap<QualifiedName, List<String>> columns = new TreeMap<>();

  /** What there is behind a changeset, which is what the next one finds. */
  private Optional<ContentsReader.Listing> listed = Optional.empty();

  private Contents known = new Contents(new TreeMap<>(), new TreeMap<>());

  /** What was made up by then. */
  private record Filling(
      Set<QualifiedName> filled, Set<QualifiedName> madeUp, Map<QualifiedName, MadeUpRows> byKey) {
    private Filling {
      filled = Set.copyOf(filled);
      madeUp = Set.copyOf(madeUp);
      byKey = Map.copyOf(byKey);
    }
  }

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
    SortedMap<QualifiedName, Contents.OfTable> others = contentsOfOthers(leftOut);
    if (others.isEmpty()) {
      return false;
    }
    Map<Boolean, Set<QualifiedName>> byRows = byWhetherTheyHaveRows(others);
    madeUp.addAll(byRows.get(false));
    List<MadeUpRows> before = MadeUpRows.of(database.rowsConnection(), byRows.get(true));
    GeneratedRows generated = new RowGenerator(database.rowsConnection()).fill(leftOut, wanted);
    Set<QualifiedName> now =
        generated.tables().stream()
            .map(GeneratedRows.FilledTable::table)
            .collect(Collectors.toSet());
    filled.addAll(now);
    note(before, others.keySet());
    forgetWhatFillingWrote(now);
    return !now.isEmpty();
  }

  private void forgetWhatFillingWrote(Set<QualifiedName> tables) throws SQLException {
    if (tables.isEmpty()) {
      return;
    }
    if (new ContentsReader(database.rowsConnection()).writesElsewhere(tables)) {
      known = known.only(Set.of());
    } else {
      Set<QualifiedName> others = new HashSet<>(known.tables().keySet());
      others.removeAll(tables);
      known = known.only(others);
    }
  }

  /** Nothing behind most changesets. */
  private SortedMap<QualifiedName, Contents.OfTable> contentsOfOthers(Set<QualifiedName> leftOut)
      throws SQLException {
    ContentsReader reader = new ContentsReader(database.rowsConnection());
    ContentsReader.Listing listing = reader.list();
    listed = Optional.of(listing);
    SortedMap<QualifiedName, List<String>> others = listing.columns(leftOut);
    return others.isEmpty() ? new TreeMap<>() : reader.read(listing, others).tables();
  }

  private static Map<Boolean, Set<QualifiedName>> byWhetherTheyHaveRows(
      SortedMap<QualifiedName, Contents.OfTable> tables) {
    return tables.keySet().stream()
        .collect(
            Collectors.partitioningBy(table -> tables.get(table).rows() > 0, Collectors.toSet()));
  }

  /**
   * @param before the rows that were there
   * @param tables that rows were made up for
   */
  private void note(List<MadeUpRows> before, Set<QualifiedName> tables) throws SQLException {
    Map<QualifiedName, MadeUpRows> old =
        before.stream().collect(Collectors.toMap(MadeUpRows::table, rows -> rows));
    for (MadeUpRows now : MadeUpRows.of(database.rowsConnection(), tables)) {
      QualifiedName table = now.table();
      if (old.containsKey(table)) {
        byKey.put(table, now.without(old.get(table)));
      } else if (madeUp.contains(table)) {
        byKey.put(table, now);
      }
    }
  }

  /** Whether there are rows that no changeset has made. */
  boolean areMadeUp() {
    return !madeUp.isEmpty() || !byKey.isEmpty();
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
      deleteMadeUp(all);
    } catch (SQLException refused) {
      if (REFUSED.equals(refused.getSQLState())) {
        return false;
      }
      throw refused;
    }
    filled.removeAll(madeUp);
    filled.removeAll(byKey.keySet());
    if (all) {
      madeUp.clear();
    }
    byKey.clear();
    known = known.only(Set.of());
    return true;
  }

  private void deleteMadeUp(boolean all) throws SQLException {
    SortedMap<QualifiedName, List<String>> there =
        new ContentsReader(database.rowsConnection()).columns(ownTables);
    try (Statement statement = database.rowsConnection().createStatement()) {
      statement.execute("SET session_replication_role = replica");
      Set<QualifiedName> told = new HashSet<>();
      for (MadeUpRows rows : byKey.values()) {
        if (there.getOrDefault(rows.table(), List.of()).containsAll(rows.key())) {
          rows.delete(database.rowsConnection());
          told.add(rows.table());
        }
      }
      for (QualifiedName table : madeUp) {
        if (there.containsKey(table) && (all || !told.contains(table))) {
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
    ContentsReader.Listing listing = listed.isPresent() ? listed.get() : reader.list();
    listed = Optional.empty();
    SortedMap<QualifiedName, List<String>> now = listing.columns(ownTables);
    SortedMap<QualifiedName, List<String>> unknown = new TreeMap<>(now);
    unknown.keySet().removeIf(table -> isKnown(table, now.get(table)));
    known = reader.read(listing, unknown).with(known.only(now.keySet()));
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
    inCopy = new Filling(filled, madeUp, byKey);
  }

  /** The database is the copy again, with its rows, whatever was deleted since. */
  void goBack() {
    filled.clear();
    filled.addAll(inCopy.filled());
    madeUp.clear();
    madeUp.addAll(inCopy.madeUp());
    byKey.clear();
    byKey.putAll(inCopy.byKey());
    listed = Optional.empty();
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
