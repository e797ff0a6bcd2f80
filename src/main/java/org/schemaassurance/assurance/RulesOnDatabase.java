package org.schemaassurance.assurance;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.TrialSession;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Finding;
import org.schemaassurance.probe.Probing;
import org.schemaassurance.probe.Sessions;
import org.schemaassurance.rules.RuleSet;

/**
 * All rules and behaviours, judged on databases of ours.
 *
 * @param verb what it is for; seen in {@code pg_stat_activity}
 * @param limits of one query
 */
record RulesOnDatabase(RuleSet rules, Changelogs changelogs, String verb, Limits limits) {
  /** Nobody else is there to hold a lock. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Statistics judge nothing; that their query fails is no notice that somebody would read. */
  static RuleSet judged(RuleSet all) {
    return all.without(rule -> !rule.declaration().isJudged());
  }

  /**
   * Every rule's and behaviour's findings.
   *
   * @throws org.schemaassurance.model.UndeterminedException if the database cannot be read
   */
  List<Finding> findings(ConnectionSettings database) {
    try (ReadOnlySession session = ReadOnlySession.open(database, verb, limits)) {
      List<Finding> findings =
          new Verification(Cancellation.NEVER, changelogs, QueryRights.REDUCED)
              .evaluate(session, rules, rules.rules())
              .findings();
      // What is unknown since the connection is lost is nothing that a rule has noticed.
      session.requireNoEnding();
      return Stream.concat(findings.stream(), trials(database).stream()).toList();
    }
  }

  private List<Finding> trials(ConnectionSettings database) {
    if (rules.behaviours().isEmpty()) {
      return List.of();
    }
    try (Sessions sessions = new Sessions(() -> TrialSession.open(database, verb, limits))) {
      return new Probing(sessions, PATIENCE, rules.behaviours()).findings();
    }
  }
}
