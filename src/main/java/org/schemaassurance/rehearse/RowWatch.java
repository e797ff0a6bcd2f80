package org.schemaassurance.rehearse;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TableLock;
import org.schemaassurance.rehearse.rows.ContentChange;
import org.schemaassurance.rehearse.rows.Contents;
import org.schemaassurance.rehearse.rows.ContentsReader;
import org.schemaassurance.rehearse.rows.TableListing;

/**
 * Rows from before a changeset to behind it: what became of them. A table that nobody has locked
 * for writing has the same rows still, and is not read again.
 */
final class RowWatch {
  private final RehearsalDatabase database;
  private final Set<QualifiedName> ownTables;
  private SortedMap<QualifiedName, List<String>> columns = new TreeMap<>();

  /** What there is behind a changeset, which is what the next one finds. */
  private Optional<TableListing> listed = Optional.empty();

  private Contents known = new Contents(new TreeMap<>(), new TreeMap<>());

  /**
   * @param ownTables Liquibase's, which are not looked at
   */
  RowWatch(RehearsalDatabase database, Set<QualifiedName> ownTables) {
    this.database = database;
    this.ownTables = Set.copyOf(ownTables);
  }

  /** Looks at what is there before a changeset. */
  void look() throws SQLException {
    ContentsReader reader = reader();
    TableListing listing = listed.isPresent() ? listed.get() : reader.list();
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
    return known.only(touched).changesUntil(reader().read(asked));
  }

  /**
   * What some tables have now, behind a changeset. Most have made none.
   *
   * @param leftOut all the others
   */
  SortedMap<QualifiedName, Contents.OfTable> contentsOfOthers(Set<QualifiedName> leftOut)
      throws SQLException {
    ContentsReader reader = reader();
    TableListing listing = reader.list();
    listed = Optional.of(listing);
    SortedMap<QualifiedName, List<String>> others = listing.columns(leftOut);
    return others.isEmpty() ? new TreeMap<>() : reader.read(listing, others).tables();
  }

  /** What these have touched has to be read anew. */
  void forget(List<ChangesetTrace> traces) {
    Set<QualifiedName> untouched = new HashSet<>(columns.keySet());
    untouched.removeAll(touched(traces));
    known = known.only(untouched);
  }

  /** What was written by adding rows to some tables has to be read anew. */
  void forgetFilled(Set<QualifiedName> tables) throws SQLException {
    if (tables.isEmpty()) {
      return;
    }
    if (reader().writesElsewhere(tables)) {
      known = known.only(Set.of());
    } else {
      Set<QualifiedName> others = new HashSet<>(known.tables().keySet());
      others.removeAll(tables);
      known = known.only(others);
    }
  }

  /** Everything has to be read anew, where the database is another one or rows were deleted. */
  void forgetAll() {
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

  /** Of the connection that there is now: the database may have been replaced by its copy. */
  private ContentsReader reader() {
    return new ContentsReader(database.rowsConnection());
  }
}
