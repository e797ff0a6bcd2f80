package org.schemaassurance.model;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What one run of a changeset, up or down, did to the tables that were there before it.
 *
 * @param statements in the order in which they ran; Liquibase's own about its tables are not among
 *     them
 * @param took from the first to the last, with what Liquibase does between
 * @param tempBytes of temporary files that the database wrote meanwhile, by {@code
 *     pg_stat_database}; empty before 15, where the server counts them some time later
 */
public record ChangesetTrace(
    List<StatementTrace> statements, Duration took, OptionalLong tempBytes) {
  private static final BinaryOperator<TableLock> STRONGER =
      BinaryOperator.maxBy(Comparator.comparing(TableLock::mode).thenComparing(TableLock::held));

  public ChangesetTrace {
    statements = List.copyOf(statements);
  }

  /**
   * The strongest lock on each table, of several the longest, in the order of the tables' names.
   */
  public List<TableLock> strongestLocks() {
    Map<String, TableLock> strongest = new TreeMap<>();
    statements.stream()
        .flatMap(statement -> statement.locks().stream())
        .forEach(lock -> strongest.merge(lock.table(), lock, STRONGER));
    return List.copyOf(strongest.values());
  }

  /** The strongest lock on a table, if it was locked. */
  public Optional<TableLock> strongest(String table) {
    return strongestLocks().stream().filter(lock -> lock.table().equals(table)).findFirst();
  }

  /** The statement that locked a table in the strongest mode that it got. */
  public Optional<StatementTrace> whatLocked(String table) {
    return strongest(table)
        .flatMap(
            lock ->
                statements.stream()
                    .filter(statement -> statement.locks().contains(lock))
                    .findFirst());
  }

  /** The statement that took a lock, and those that ran while its transaction held it. */
  public List<StatementTrace> runUnder(TableLock lock) {
    return statements.stream()
        .filter(statement -> statement.locks().contains(lock))
        .findFirst()
        .map(first -> Stream.concat(Stream.of(first), laterInTransaction(first).stream()).toList())
        .orElse(List.of());
  }

  /** Statements that ran while their transaction held a lock from an earlier one of it. */
  public List<StatementTrace> runWhileHeld(TableLock lock) {
    return runUnder(lock).stream().skip(1).toList();
  }

  private List<StatementTrace> laterInTransaction(StatementTrace first) {
    return statements.subList(statements.indexOf(first) + 1, statements.size()).stream()
        .filter(statement -> statement.transaction() == first.transaction())
        .toList();
  }
}
