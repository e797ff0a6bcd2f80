package org.schemaassurance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.schemaassurance.model.Mutant;

/**
 * How rules are tested by sabotage.
 *
 * @param query the longest that one statement or query may take
 * @param changelog the master file that databases are built from, relative to the working
 *     directory; empty for the one that a rule is about
 * @param seed a file of SQL that is run after the changelog, such as rows that mutants need
 * @param choice which mutants are tried
 * @param minScore how many of a hundred mutants have to be noticed
 */
public record MutateOptions(
    Duration query,
    Optional<String> changelog,
    Optional<Path> seed,
    Predicate<Mutant> choice,
    int minScore) {
  /** Every mutant, each of which has to be noticed; a minute a query. */
  public static final MutateOptions DEFAULT =
      new MutateOptions(
          Duration.ofMinutes(1), Optional.empty(), Optional.empty(), mutant -> true, 100);

  /**
   * @throws IllegalArgumentException if the score is no percentage
   */
  public MutateOptions {
    if (minScore < 0 || minScore > 100) {
      throw new IllegalArgumentException("the score is a percentage from 0 to 100");
    }
  }

  /** The same for some mutants alone. */
  public MutateOptions trying(Predicate<Mutant> others) {
    return new MutateOptions(query, changelog, seed, others, minScore);
  }
}
