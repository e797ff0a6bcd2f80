package org.schemaassurance.rehearse.trace;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.IndexBuild;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.TableScan;
import org.schemaassurance.rehearse.trace.KnownRelations.NewFiles;
import org.schemaassurance.rehearse.trace.SessionView.ValidConstraint;

/** Finds out what a statement did to tables that were there before the changeset. */
final class EffectsFinder {
  private final SessionView view;
  private final Watcher watcher;
  private final KnownRelations before;
  private final Set<Long> told = new HashSet<>();

  EffectsFinder(SessionView view, Watcher watcher, KnownRelations before) {
    this.view = view;
    this.watcher = watcher;
    this.before = before;
  }

  /**
   * Of a statement whose transaction goes on.
   *
   * @param held what the transaction has locked
   * @param reads of the statement
   */
  Effects inTransaction(Map<Long, LockMode> held, Map<Long, Reads> reads) throws SQLException {
    Set<Long> altered = altered(held);
    if (altered.isEmpty()) {
      return new Effects(List.of(), List.of(), List.of(), scans(reads, held), List.of(), Set.of());
    }
    NewFiles files = before.update(altered, view.files(altered));
    Set<Long> emptied = emptied(files, reads);
    Map<Long, Reads> read = new HashMap<>(reads);
    read.keySet().removeAll(emptied);
    return new Effects(
        rewritten(files, emptied),
        files.tables().stream()
            .filter(table -> emptied.contains(table.oid()))
            .map(EffectsFinder::name)
            .toList(),
        built(files, false),
        scans(read, held),
        validated(altered, read),
        files.refilled());
  }

  /** Tables that may be, and those of indexes that may be: ALTER INDEX … SET TABLESPACE. */
  private Set<Long> altered(Map<Long, LockMode> held) {
    Set<Long> altered = new HashSet<>();
    held.forEach(
        (relation, mode) -> {
          long table = before.tableOf(relation);
          if (mayBeAltered(mode) && before.tables().contains(table)) {
            altered.add(table);
          }
        });
    return altered;
  }

  /** Of a statement that had transactions of its own. */
  Effects afterwards(boolean concurrently) throws SQLException {
    NewFiles files = before.update(before.tables(), view.files(before.tables()));
    return new Effects(
        rewritten(files, Set.of()),
        List.of(),
        built(files, concurrently),
        List.of(),
        List.of(),
        files.refilled());
  }

  /** Nothing weaker lets a statement build, rewrite or validate. */
  private static boolean mayBeAltered(LockMode held) {
    return held.compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0;
  }

  /** TRUNCATE reads an (empty) table for its indexes alone, a rewrite once more. */
  private static Set<Long> emptied(NewFiles files, Map<Long, Reads> reads) {
    Set<Long> emptied = new HashSet<>();
    for (RelationFile table : files.tables()) {
      long scans = reads.getOrDefault(table.oid(), Reads.NONE).scans();
      if (table.bytes() == 0 && scans <= files.indexesOf(table.oid())) {
        emptied.add(table.oid());
      }
    }
    return emptied;
  }

  private static List<String> rewritten(NewFiles files, Set<Long> emptied) {
    return Stream.concat(files.tables().stream(), files.rebuilt().stream())
        .filter(file -> !emptied.contains(file.table().orElse(file.oid())))
        .map(EffectsFinder::name)
        .sorted()
        .toList();
  }

  private List<IndexBuild> built(NewFiles files, boolean concurrently) {
    return files.built().stream()
        .map(
            index ->
                new IndexBuild(
                    name(index),
                    index.table().flatMap(before::nameOf).orElseThrow(),
                    concurrently,
                    index.unique(),
                    index.ofConstraint()))
        .toList();
  }

  private List<TableScan> scans(Map<Long, Reads> reads, Map<Long, LockMode> held) {
    return reads.keySet().stream()
        .filter(before.tables()::contains)
        .map(
            table ->
                new TableScan(
                    before.nameOf(table).orElseThrow(),
                    reads.get(table).rows(),
                    held.getOrDefault(table, LockMode.ACCESS_SHARE)))
        .sorted(Comparator.comparing(TableScan::table))
        .toList();
  }

  /**
   * A constraint counts if the statement has read the table, or an index of it: one of a new column
   * without a default, or a NOT NULL that a CHECK proves, is valid without.
   */
  private List<String> validated(Set<Long> altered, Map<Long, Reads> reads) throws SQLException {
    Set<Long> read = new HashSet<>();
    reads.keySet().forEach(relation -> read.add(before.tableOf(relation)));
    if (read.isEmpty()) {
      return List.of();
    }
    List<ValidConstraint> valid =
        view.validConstraints(altered).stream()
            .filter(constraint -> !told.contains(constraint.oid()))
            .toList();
    List<ValidConstraint> added = addedByTransaction(valid);
    added.forEach(constraint -> told.add(constraint.oid()));
    return added.stream().map(this::name).sorted().toList();
  }

  private List<ValidConstraint> addedByTransaction(Collection<ValidConstraint> valid)
      throws SQLException {
    if (valid.isEmpty()) {
      return List.of();
    }
    Set<Long> earlier = watcher.committed(valid.stream().map(ValidConstraint::oid).toList());
    return valid.stream().filter(constraint -> !earlier.contains(constraint.oid())).toList();
  }

  private String name(ValidConstraint constraint) {
    return before.nameOf(constraint.table()).orElseThrow()
        + "."
        + SqlIdentifier.display(constraint.name());
  }

  private static String name(RelationFile file) {
    return file.name().toString();
  }
}
