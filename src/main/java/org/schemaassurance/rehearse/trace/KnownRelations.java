package org.schemaassurance.rehearse.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.QualifiedName;

/**
 * The tables that were there before a changeset, by their OIDs, with the names that they had then;
 * and the files that they and their indexes are in, which are kept up to date.
 */
final class KnownRelations {
  private final Map<Long, QualifiedName> tables = new HashMap<>();
  private final Map<Long, KnownIndex> indexes = new HashMap<>();
  private final Map<Long, Long> files = new HashMap<>();
  private final Set<Long> filesOfIndexes = new HashSet<>();
  private final Set<Long> counted = new HashSet<>();

  private record KnownIndex(QualifiedName name, long table) {}

  /**
   * A row of {@code relations.sql}.
   *
   * @param table of an index the OID of its table
   * @param counted whether the session has counted scans of it before
   */
  record Relation(long oid, QualifiedName name, long file, Optional<Long> table, boolean counted) {
    static Relation read(ResultSet row) throws SQLException {
      long table = row.getLong("table_of_index");
      return new Relation(
          row.getLong("relation"),
          new QualifiedName(row.getString("schema_name"), row.getString("name")),
          row.getLong("file"),
          Optional.of(table).filter(oid -> oid != 0),
          row.getBoolean("is_counted"));
    }
  }

  /**
   * What became of files: tables with a new one, indexes with a new one, and new indexes.
   *
   * @param refilled those that are the same index still
   */
  record NewFiles(
      List<RelationFile> tables,
      List<RelationFile> rebuilt,
      List<RelationFile> built,
      Set<Long> refilled) {
    /** Indexes of a table that were filled, which reads the table once for each. */
    long indexesOf(long table) {
      return Stream.concat(rebuilt.stream(), built.stream())
          .filter(index -> index.table().filter(oid -> oid == table).isPresent())
          .count();
    }
  }

  KnownRelations(Collection<Relation> relations) {
    for (Relation relation : relations) {
      files.put(relation.oid(), relation.file());
      if (relation.counted()) {
        counted.add(relation.oid());
      }
      relation
          .table()
          .ifPresentOrElse(
              table -> keep(relation.oid(), relation.name(), table, relation.file()),
              () -> tables.put(relation.oid(), relation.name()));
    }
  }

  private void keep(long index, QualifiedName name, long table, long file) {
    indexes.put(index, new KnownIndex(name, table));
    filesOfIndexes.add(file);
  }

  /** Tables and indexes of which the session had counted scans. */
  Set<Long> counted() {
    return Set.copyOf(counted);
  }

  /** The tables' OIDs. */
  Set<Long> tables() {
    return Collections.unmodifiableSet(tables.keySet());
  }

  /** The name that a table had before the changeset; empty if it wasn't there. */
  Optional<String> nameOf(long table) {
    return Optional.ofNullable(tables.get(table)).map(QualifiedName::toString);
  }

  /** Locks of tables that were there, in the order of their names. */
  List<NamedLock> named(Map<Long, LockMode> locks) {
    return locks.entrySet().stream()
        .flatMap(
            lock ->
                nameOf(lock.getKey()).stream()
                    .map(name -> new NamedLock(name, lock.getValue(), Optional.empty())))
        .sorted()
        .toList();
  }

  /**
   * Locks of tables, and of indexes for which those wait who could go on if the table alone was
   * locked: they open every index of it (get_relation_info, ExecOpenIndices).
   *
   * @param held all that the transaction has
   */
  List<NamedLock> named(Map<Long, LockMode> locks, Map<Long, LockMode> held) {
    return Stream.concat(
            named(locks).stream(),
            locks.entrySet().stream()
                .filter(lock -> lock.getValue().blocksWrites())
                .flatMap(lock -> ofIndex(lock.getKey(), lock.getValue(), held).stream()))
        .sorted()
        .toList();
  }

  private Optional<NamedLock> ofIndex(long oid, LockMode mode, Map<Long, LockMode> held) {
    return Optional.ofNullable(indexes.get(oid))
        .filter(index -> !isLockedAsWell(index.table(), mode, held))
        .flatMap(
            index ->
                nameOf(index.table())
                    .map(
                        table -> new NamedLock(table, mode, Optional.of(index.name().toString()))));
  }

  private static boolean isLockedAsWell(long table, LockMode mode, Map<Long, LockMode> held) {
    return Optional.ofNullable(held.get(table))
        .filter(ofTable -> !mode.isStrongerThan(ofTable))
        .isPresent();
  }

  /** The table of an index that is known, or what was given. */
  long tableOf(long relation) {
    return Optional.ofNullable(indexes.get(relation)).map(KnownIndex::table).orElse(relation);
  }

  /**
   * Compares with what was known, and keeps what is there now.
   *
   * @param looked the tables of which the files are all that there are
   */
  NewFiles update(Collection<Long> looked, List<RelationFile> now) {
    List<RelationFile> changed =
        now.stream()
            .filter(
                file ->
                    !Optional.of(file.file()).equals(Optional.ofNullable(files.get(file.oid()))))
            .toList();
    NewFiles found =
        new NewFiles(
            changed.stream().filter(file -> tables.containsKey(file.oid())).toList(),
            changed.stream().filter(this::isFilled).filter(this::wasThere).toList(),
            changed.stream().filter(this::isFilled).filter(file -> !wasThere(file)).toList(),
            changed.stream()
                .filter(this::isFilled)
                .map(RelationFile::oid)
                .filter(indexes::containsKey)
                .collect(Collectors.toSet()));
    keep(looked, now);
    return found;
  }

  /** ALTER COLUMN … TYPE makes indexes new and lets them have their old files where it can. */
  private boolean isFilled(RelationFile file) {
    return file.table().filter(tables::containsKey).isPresent()
        && !filesOfIndexes.contains(file.file());
  }

  /** REINDEX CONCURRENTLY and ALTER TABLE make a new index of the same name. */
  private boolean wasThere(RelationFile index) {
    return indexes.containsKey(index.oid())
        || indexes.values().stream().anyMatch(known -> known.name().equals(index.name()));
  }

  private void keep(Collection<Long> looked, List<RelationFile> now) {
    indexes.values().removeIf(known -> looked.contains(known.table()));
    for (RelationFile file : now) {
      files.put(file.oid(), file.file());
      file.table().ifPresent(table -> keep(file.oid(), file.name(), table, file.file()));
    }
  }
}
