package org.schemaassurance.assurance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.acceptance.AcceptedFindings;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.TrialSession;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.ProbePlan;
import org.schemaassurance.model.ProbeResult;
import org.schemaassurance.model.Report;
import org.schemaassurance.probe.Probing;
import org.schemaassurance.probe.Sessions;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.RuleSet;

/** Behaviours tried on a database, each in a transaction that is rolled back, and a report. */
public final class ProbeJob {
  private static final String VERB = "probe";

  private final Cancellation cancellation;
  private final ConnectionSettings settings;
  private final Limits limits;
  private final Duration lock;
  private final Consumer<String> warned;

  /**
   * @param limits of one statement and of all
   * @param lock the longest that a statement may wait for a lock
   * @param warned is told what outlasts a rollback, before anything is tried
   */
  public ProbeJob(
      Cancellation cancellation,
      ConnectionSettings settings,
      Limits limits,
      Duration lock,
      Consumer<String> warned) {
    this.cancellation = cancellation;
    this.warned = warned;
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
  public ProbeResult run(RuleSet ruleSet, List<Behaviour> asked) {
    Instant startedAt = Instant.now();
    try (Sessions sessions = sessions();
        Cancellation.Stage trying =
            cancellation.during("what was tried is rolled back", sessions::cancel)) {
      Probing probing = new Probing(sessions, lock, asked);
      probing.warnings().forEach(warned);
      List<Finding> findings = accepted(ruleSet, asked, probing.findings(), startedAt);
      return new ProbeResult(
          new Report(
              ruleSet.title(),
              sessions.current().target(),
              startedAt,
              Duration.between(startedAt, Instant.now()),
              findings,
              List.of()),
          Stream.concat(probing.warnings().stream(), probing.remarks().stream()).toList());
    }
  }

  /** What {@link #run} would send; reads the catalog, and nothing else. */
  public ProbePlan plan(RuleSet ruleSet, List<Behaviour> asked) {
    try (Sessions sessions = sessions();
        Cancellation.Stage reading = cancellation.during("nothing was tried", sessions::cancel)) {
      Probing probing = new Probing(sessions, lock, asked);
      return new ProbePlan(
          ruleSet.title(),
          sessions.current().target(),
          probing.opening(),
          probing.plan(),
          probing.warnings());
    }
  }

  private Sessions sessions() {
    return new Sessions(() -> TrialSession.open(settings, VERB, limits));
  }

  private static List<Finding> accepted(
      RuleSet ruleSet, List<Behaviour> asked, List<Finding> findings, Instant startedAt) {
    Set<String> names = asked.stream().map(Behaviour::name).collect(Collectors.toSet());
    LocalDate today = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
    return new AcceptedFindings(ruleSet.waiversOf(names), today).of(findings);
  }
}
