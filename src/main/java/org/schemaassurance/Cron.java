package org.schemaassurance;

import java.util.List;
import org.schemaassurance.assurance.CronJob;
import org.schemaassurance.assurance.CronRecord;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.BackfillOptions;
import org.schemaassurance.model.CronRun;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.UndeterminedException;

/**
 * One run that nobody watches: backfills, then every rule. What is known of it can be told at any
 * moment, also by another thread, whatever ends it.
 */
public final class Cron {
  private final Surroundings surroundings;
  private final CronRecord record = new CronRecord();

  /** Begins now. */
  public Cron(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Says which database it is about, for a run that ends before it is asked anything. */
  public void goesTo(ConnectionSettings settings) {
    record.goesTo(settings);
  }

  /**
   * Does it. A backfill that fails keeps neither the others nor the verification from being done;
   * where another run is at work on one, that ends it with {@link ExitStatus#HOLDS}.
   *
   * @param options of the backfills; its time for a query is that of the rules, too
   * @throws org.schemaassurance.model.UsageException if the question is wrong
   * @throws UndeterminedException if there is no connection
   */
  public CronRun run(
      ConnectionSettings settings, Rules rules, Backfills backfills, BackfillOptions options) {
    goesTo(settings);
    return new CronJob(
            surroundings.cancellation(), surroundings.changelogs(), settings, options, record)
        .run(rules.all(), backfills.asked());
  }

  /** What is known of it, ended with this status for this reason. */
  public CronRun ended(ExitStatus status, String sentence) {
    return record.ended(status, sentence);
  }

  /** What kept backfills from being done. */
  public List<UndeterminedException> failures() {
    return record.failures();
  }
}
