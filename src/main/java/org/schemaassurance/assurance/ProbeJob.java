package org.schemaassurance.assurance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.acceptance.AcceptedFindings;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.TrialSession;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.probe.Probing;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.RuleSet;

/** Behaviours tried on a database, each in a transaction that is rolled back, and a report. */
public final class ProbeJob {
  private static final String VERB = "probe";

  private final Cancellation cancellation;
  private final ConnectionSettings settings;
  private final Limits limits;
  private final Duration lock;

  /**
   * @param limits of one statement and of all
   * @param lock the longest that a statement may wait for a lock
   */
  public ProbeJob(
      Cancellation cancellation, ConnectionSettings settings, Limits limits, Duration lock) {
    this.cancellation = cancellation;
    this.settings = settings;
    this.limits = limits;
    this.lock = lock;
  }

  /**
   * Tries them.
   *
   * @param asked of the set
   * @throws org.schemaassurance.model.UndeterminedException if there is no connection, or one to a
   *     standby
   */
  public Report run(RuleSet ruleSet, List<Behaviour> asked) {
    Instant startedAt = Instant.now();
    try (TrialSession session = TrialSession.open(settings, VERB, limits);
        Cancellation.Stage trying =
            cancellation.during("what was tried is rolled back", session::cancel)) {
      List<Finding> findings = new Probing(session, lock).findings(asked);
      return new Report(
          ruleSet.title(),
          session.target(),
          startedAt,
          Duration.between(startedAt, Instant.now()),
          accepted(ruleSet, asked, findings, startedAt),
          List.of());
    }
  }

  private static List<Finding> accepted(
      RuleSet ruleSet, List<Behaviour> asked, List<Finding> findings, Instant startedAt) {
    Set<String> names = asked.stream().map(Behaviour::name).collect(Collectors.toSet());
    LocalDate today = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
    return new AcceptedFindings(ruleSet.waiversOf(names), today).of(findings);
  }
}
