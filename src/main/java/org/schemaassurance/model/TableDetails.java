package org.schemaassurance.model;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is read of a table only where a rule asks for it ({@link CatalogRequest.Detail}).
 *
 * @param untold the relations, the table or partitions of it, whose rows cannot be told apart by
 *     those who are sent their changes
 * @param partlyPublished the relations of which a publication sends too little for their changes
 * @param sequences those that columns take their default from, identities among them
 * @param partitions of a partitioned table itself, first, and all below it
 * @param outdated collations of its columns and indexes that the library has in another version
 * @param preparedLocks under which nobody writes to the table or to partitions of it
 * @param keptInTheRow columns whose values may be of any length, and no row takes a long one
 * @param readAt the server's clock
 */
public record TableDetails(
    List<UntoldRows> untold,
    List<PartlyPublished> partlyPublished,
    List<ColumnSequence> sequences,
    List<Partition> partitions,
    List<OutdatedCollation> outdated,
    List<PreparedLock> preparedLocks,
    List<KeptInTheRow> keptInTheRow,
    Instant readAt) {
  public static final TableDetails NOT_READ =
      new TableDetails(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Instant.EPOCH);

  public TableDetails {
    untold = List.copyOf(untold);
    partlyPublished = List.copyOf(partlyPublished);
    sequences = List.copyOf(sequences);
    partitions = List.copyOf(partitions);
    outdated = List.copyOf(outdated);
    preparedLocks = List.copyOf(preparedLocks);
    keptInTheRow = List.copyOf(keptInTheRow);
  }

  /**
   * A column with STORAGE PLAIN, from {@code attstorage}, of a type that has values of any length.
   *
   * @param relation the table, or a partition of it
   */
  public record KeptInTheRow(QualifiedName relation, String column) {}

  /**
   * A collation of which the library has another version than the one that was recorded: it may
   * sort text otherwise than when the indexes were built.
   *
   * @param ofDatabase whether it is the database's default
   * @param recorded {@code collversion} or {@code datcollversion}
   * @param actual what {@code pg_collation_actual_version} says
   * @param indexes of the table that are sorted by it; empty if only columns have it
   */
  public record OutdatedCollation(
      QualifiedName collation,
      boolean ofDatabase,
      String recorded,
      String actual,
      List<String> indexes) {
    public OutdatedCollation {
      indexes = List.copyOf(indexes);
    }
  }

  /**
   * A relation whose every UPDATE and DELETE fails that a publication publishes, since it has no
   * replica identity to send ({@code CheckCmdReplicaIdentity} in {@code execReplication.c}).
   *
   * @param identity {@code default}, {@code nothing} or {@code index}: {@code
   *     pg_class.relreplident}
   * @param publications which publish updates or deletes of it
   * @param commands {@code UPDATE}, {@code DELETE}, or both
   * @param primaryKey whether it has a primary key that the default could be
   */
  public record UntoldRows(
      QualifiedName relation,
      String identity,
      List<String> publications,
      List<String> commands,
      boolean primaryKey) {
    public UntoldRows {
      publications = List.copyOf(publications);
      commands = List.copyOf(commands);
    }
  }

  /**
   * A relation whose every UPDATE and DELETE fails that a publication publishes, since what it says
   * of rows or columns does not go with the replica identity ({@code CheckCmdReplicaIdentity} in
   * {@code execReplication.c}).
   *
   * @param published the relation itself, or the table above it for which the publication has it
   * @param part what it says too much or too little of
   * @param columns by which it chooses rows, or all that it sends
   * @param filter its WHERE, as {@code pg_get_expr} prints it
   * @param commands {@code UPDATE}, {@code DELETE}, or both
   */
  public record PartlyPublished(
      QualifiedName relation,
      QualifiedName published,
      String publication,
      Part part,
      List<String> columns,
      Optional<String> filter,
      ReplicaIdentity identity,
      List<String> commands) {
    public PartlyPublished {
      columns = List.copyOf(columns);
      commands = List.copyOf(commands);
    }

    /** What a publication chooses of a table: {@code WHERE (…)}, or a list of columns. */
    public enum Part {
      ROWS,
      COLUMNS
    }
  }

  /**
   * By what a changed row is found again.
   *
   * @param columns of the index that is chosen; empty if none is
   * @param wholeRow whether it is {@code FULL}
   * @param primaryKey whether there is a primary key that the default could be
   */
  public record ReplicaIdentity(List<String> columns, boolean wholeRow, boolean primaryKey) {
    public ReplicaIdentity {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A lock that keeps everybody from writing, of a transaction that was prepared: it outlasts its
   * session and a restart.
   *
   * @param transaction the name that {@code PREPARE TRANSACTION} gave it
   * @param mode as in {@code pg_locks}
   */
  public record PreparedLock(
      QualifiedName relation, String transaction, String owner, Instant since, String mode) {}

  /**
   * A sequence that a column takes its default from, from {@code pg_sequence}.
   *
   * @param last the last value that it gave; empty if it never gave any, or may not be asked
   * @param readable whether the connecting role may ask for it
   * @param limit the last value that it can give and the column can hold
   */
  public record ColumnSequence(
      String column,
      QualifiedName sequence,
      OptionalLong last,
      boolean readable,
      long start,
      long increment,
      long limit,
      boolean cycle) {

    /** How many more values it can give; a sequence that cycles gives them again. */
    public BigInteger left() {
      BigInteger step = BigInteger.valueOf(increment);
      BigInteger from =
          last.isPresent()
              ? BigInteger.valueOf(last.getAsLong()).add(step)
              : BigInteger.valueOf(start);
      BigInteger room = BigInteger.valueOf(limit).subtract(from);
      return room.signum() * step.signum() < 0
          ? BigInteger.ZERO
          : room.divide(step).add(BigInteger.ONE);
    }
  }

  /**
   * A partition, or the partitioned table itself.
   *
   * @param parent what it is a partition of
   * @param bound as {@code pg_get_expr} prints it: {@code FOR VALUES …} or {@code DEFAULT}
   * @param strategy {@code hash}, {@code list} or {@code range} of one that is partitioned itself
   * @param keyColumns those of its partition key, without its expressions; none of a leaf
   * @param detachPending {@code pg_inherits.inhdetachpending}: a concurrent DETACH was interrupted
   * @param kind {@code table}, {@code partitioned table} or {@code foreign table}
   * @param ownConstraints CHECKs and keys that the parent has not, as {@code pg_get_constraintdef}
   *     prints them behind their names
   * @param ownNotNulls columns that are NOT NULL here alone
   * @param idleIndexes those that are invalid or not ready
   */
  public record Partition(
      QualifiedName name,
      Optional<QualifiedName> parent,
      Optional<String> bound,
      Optional<String> strategy,
      List<String> keyColumns,
      boolean detachPending,
      boolean logged,
      String kind,
      List<NamedDefinition> ownConstraints,
      List<String> ownNotNulls,
      List<String> idleIndexes) {
    public Partition {
      keyColumns = List.copyOf(keyColumns);
      ownConstraints = List.copyOf(ownConstraints);
      ownNotNulls = List.copyOf(ownNotNulls);
      idleIndexes = List.copyOf(idleIndexes);
    }
  }

  /** A constraint, or a unique index without one. */
  public record NamedDefinition(String name, String definition) {}
}
