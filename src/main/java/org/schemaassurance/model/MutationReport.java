package org.schemaassurance.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which sabotage a set of rules notices.
 *
 * @param title what the rules verify, for a heading
 * @param server where the throwaway databases were
 * @param minScore the percentage that is good enough
 * @param results one a mutant, in the order in which they were derived
 */
public record MutationReport(
    String title,
    Target server,
    Instant startedAt,
    Duration duration,
    int minScore,
    List<Result> results) {

  public MutationReport {
    results = List.copyOf(results);
  }

  /** What became of one mutant. */
  public record Result(Mutant mutant, Fate fate) {}

  /** What became of a mutant. */
  public sealed interface Fate {

    /**
     * Noticed, by one of them at least.
     *
     * @param rules that noticed, in their order
     * @param behaviours that did not come about any more, in their order
     */
    record Killed(List<String> rules, List<String> behaviours) implements Fate {
      public Killed {
        rules = List.copyOf(rules);
        behaviours = List.copyOf(behaviours);
      }
    }

    /**
     * Neither a rule nor a behaviour noticed.
     *
     * @param reason one sentence
     */
    record Survived(String reason) implements Fate {}

    /**
     * Could not be applied, so it says nothing of the rules.
     *
     * @param reason the server's, in one sentence
     */
    record Skipped(String reason) implements Fate {}
  }

  public List<Result> killed() {
    return results.stream().filter(result -> result.fate() instanceof Fate.Killed).toList();
  }

  public List<Result> survived() {
    return results.stream().filter(result -> result.fate() instanceof Fate.Survived).toList();
  }

  public List<Result> skipped() {
    return results.stream().filter(result -> result.fate() instanceof Fate.Skipped).toList();
  }

  /**
   * The percentage of the applied mutants that were noticed, rounded down: 100 means all of them.
   */
  public int score() {
    int applied = killed().size() + survived().size();
    return applied == 0 ? 0 : 100 * killed().size() / applied;
  }

  /** Whether the score is good enough. */
  public ExitStatus exitStatus() {
    return score() >= minScore ? ExitStatus.HOLDS : ExitStatus.BROKEN;
  }
}
