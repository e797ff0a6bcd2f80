package org.schemaassurance.rehearse.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.schemaassurance.model.ChangesetTrace;
import org.schemaassurance.model.StatementTrace;

/** What was seen of one changeset so far. */
final class Recording {
  private final Stopwatch stopwatch;
  private final Duration begun;
  private final List<StatementTrace> statements = new ArrayList<>();
  private final List<Observation> ofTransaction = new ArrayList<>();
  private int transaction = 1;

  Recording(Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
    this.begun = stopwatch.elapsed();
  }

  void add(Observation observation) {
    ofTransaction.add(observation);
  }

  /** In the place of what was added last, in the transaction that is open. */
  void replaceLast(Observation observation) {
    ofTransaction.set(ofTransaction.size() - 1, observation);
  }

  /** The locks are gone. */
  void transactionEnds() {
    if (!ofTransaction.isEmpty()) {
      Duration end = stopwatch.elapsed();
      ofTransaction.forEach(seen -> statements.add(seen.until(transaction, end)));
      ofTransaction.clear();
      transaction++;
    }
  }

  /**
   * All of it; a transaction that is still open counts until now.
   *
   * @param tempBytes that the database wrote meanwhile
   */
  ChangesetTrace trace(OptionalLong tempBytes) {
    Duration took = stopwatch.elapsed().minus(begun);
    transactionEnds();
    return new ChangesetTrace(statements, took, tempBytes);
  }
}
