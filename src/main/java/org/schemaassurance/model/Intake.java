package org.schemaassurance.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What decides whether a relation takes a row, beside what {@link Table} says of it.
 *
 * @param insertable whether rows can be inserted at all, which not every view lets
 * @param alwaysIdentities columns that are GENERATED ALWAYS AS IDENTITY, which take no value
 * @param sequences by the column whose default they give, identities among them
 * @param keyOperators by the name of a unique index or exclusion constraint: what compares each of
 *     its keys, as {@code OPERATOR(pg_catalog.=)}
 * @param references by the name of a foreign key
 * @param partitions where the rows of a partitioned table may go
 * @param incompleteHashes tables of the partition tree that are partitioned by hash, and have no
 *     partition for some remainder
 */
public record Intake(
    boolean insertable,
    Set<String> alwaysIdentities,
    Map<String, Sequence> sequences,
    Map<String, List<String>> keyOperators,
    Map<String, Reference> references,
    List<Partition> partitions,
    List<String> incompleteHashes) {

  public Intake {
    alwaysIdentities = Set.copyOf(alwaysIdentities);
    sequences = Map.copyOf(sequences);
    keyOperators = Map.copyOf(keyOperators);
    references = Map.copyOf(references);
    partitions = List.copyOf(partitions);
    incompleteHashes = List.copyOf(incompleteHashes);
  }

  /**
   * A sequence that a column takes its default from, from {@code pg_sequence}.
   *
   * @param name qualified, as SQL needs it
   * @param next what it gives next, if nobody else asks before
   * @param course where it goes from there
   */
  public record Sequence(String name, State state, Optional<String> next, Course course) {}

  /** Where a sequence goes. */
  public enum Course {
    UP,
    DOWN,
    /** Around: CYCLE, so that it gives what it has given before. */
    ROUND
  }

  /** Whether a sequence has something to give. */
  public enum State {
    GOES_ON,
    USED_UP,
    /** The connecting role may not see. */
    UNREADABLE,
    /** The same, and it has so few values in all that they may have been given. */
    UNREADABLE_AND_SHORT
  }

  /**
   * How a foreign key compares.
   *
   * @param full MATCH FULL: all columns or none
   * @param operators of each column, the referenced one on the left
   */
  public record Reference(boolean full, List<String> operators) {
    public Reference {
      operators = List.copyOf(operators);
    }
  }

  /**
   * Where rows may go.
   *
   * @param name qualified, as SQL needs it
   * @param constraint what a row has to be, as {@code pg_get_partition_constraintdef} prints it
   */
  public record Partition(String name, String constraint) {}
}
