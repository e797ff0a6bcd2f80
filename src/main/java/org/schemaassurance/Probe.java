package org.schemaassurance;

import org.schemaassurance.assurance.ProbeJob;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.ProbePlan;
import org.schemaassurance.model.ProbeResult;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/**
 * Tries behaviours on a database: statements that write, each behaviour in a transaction that is
 * always rolled back. What outlasts a rollback (a sequence's next number) is told; a behaviour that
 * could act outside of its transaction is refused. It takes settings and no data source, since its
 * connection has to be its own.
 */
public final class Probe {
  private final ConnectionSettings settings;
  private final Surroundings surroundings;

  private Probe(ConnectionSettings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /** On the database that the settings name, with nothing around it. */
  public static Probe of(ConnectionSettings settings) {
    return of(settings, Surroundings.DEFAULT);
  }

  /** On the database that the settings name. */
  public static Probe of(ConnectionSettings settings, Surroundings surroundings) {
    return new Probe(settings, surroundings);
  }

  /**
   * Tries the behaviours among the rules.
   *
   * @return a finding for each behaviour and role, those that hold too
   * @throws UsageException if no behaviour is asked for
   * @throws UndeterminedException if there is no connection, or one to a standby
   */
  public ProbeResult run(Rules rules, ProbeOptions options) {
    return job(rules, options).run(rules.all(), rules.askedBehaviours());
  }

  /**
   * What {@link #run} would send; nothing but the catalog is read.
   *
   * @throws UsageException if no behaviour is asked for
   * @throws UndeterminedException if there is no connection, or one to a standby
   */
  public ProbePlan plan(Rules rules, ProbeOptions options) {
    return job(rules, options).plan(rules.all(), rules.askedBehaviours());
  }

  private ProbeJob job(Rules rules, ProbeOptions options) {
    if (rules.askedBehaviours().isEmpty()) {
      throw new UsageException(
          "There is no behaviour to probe: rule files declare them under 'behaviours'.");
    }
    return new ProbeJob(
        surroundings.cancellation(),
        settings,
        options.limits().fromNow(),
        options.lock(),
        surroundings.remarks());
  }
}
