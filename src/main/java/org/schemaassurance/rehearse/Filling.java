package org.schemaassurance.rehearse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rehearse.rows.MadeUpRows;

/** Which tables have been filled, and which of their rows are made up. */
final class Filling {
  private final Set<QualifiedName> tables;

  /** Those that had no row before. */
  private final Set<QualifiedName> empty;

  /** Of tables where they can be told from those of changesets. */
  private final Map<QualifiedName, MadeUpRows> byKey;

  private Filling(
      Set<QualifiedName> tables, Set<QualifiedName> empty, Map<QualifiedName, MadeUpRows> byKey) {
    this.tables = new HashSet<>(tables);
    this.empty = new HashSet<>(empty);
    this.byKey = new HashMap<>(byKey);
  }

  static Filling none() {
    return new Filling(Set.of(), Set.of(), Map.of());
  }

  /** The same as it is now, whatever becomes of this one. */
  Filling copy() {
    return new Filling(tables, empty, byKey);
  }

  Set<QualifiedName> tables() {
    return Set.copyOf(tables);
  }

  /** Whether there are rows that no changeset has made. */
  boolean hasRows() {
    return !empty.isEmpty() || !byKey.isEmpty();
  }

  /** Of tables that are about to be filled, these have no row. */
  void foundEmpty(Collection<QualifiedName> found) {
    empty.addAll(found);
  }

  /**
   * Tables have been filled.
   *
   * @param before the rows that were there
   * @param now those and the ones that were made up
   */
  void filled(Set<QualifiedName> filled, List<MadeUpRows> before, List<MadeUpRows> now) {
    tables.addAll(filled);
    Map<QualifiedName, MadeUpRows> old =
        before.stream().collect(Collectors.toMap(MadeUpRows::table, Function.identity()));
    for (MadeUpRows rows : now) {
      QualifiedName table = rows.table();
      if (old.containsKey(table)) {
        byKey.put(table, rows.without(old.get(table)));
      } else if (empty.contains(table)) {
        byKey.put(table, rows);
      }
    }
  }

  /**
   * Deletes what was made up, behind the back of triggers and foreign keys. What was deleted may be
   * made up again.
   *
   * @param connection in autocommit mode
   * @param there the columns of the tables that there are now
   * @param all whether the tables that had no row before are emptied, with what changesets have
   *     made of those rows, and with what they have inserted
   */
  void delete(Connection connection, SortedMap<QualifiedName, List<String>> there, boolean all)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      Set<QualifiedName> told = new HashSet<>();
      for (MadeUpRows rows : byKey.values()) {
        if (there.getOrDefault(rows.table(), List.of()).containsAll(rows.key())) {
          rows.delete(connection);
          told.add(rows.table());
        }
      }
      for (QualifiedName table : empty) {
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
    forgetDeleted(all);
  }

  private void forgetDeleted(boolean all) {
    tables.removeAll(empty);
    tables.removeAll(byKey.keySet());
    if (all) {
      empty.clear();
    }
    byKey.clear();
  }
}
