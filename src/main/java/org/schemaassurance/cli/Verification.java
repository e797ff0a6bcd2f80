package org.schemaassurance.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.data.GuardedQueries;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Report;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.RuleEngine;
import org.schemaassurance.verify.Waivers;
import org.schemaassurance.verify.checks.Checks;

/**
 * One verification: a read-only session, a snapshot of what the rules name, the rules, a report.
 */
final class Verification {
  private final Terminal terminal;
  private final RememberedChangelogs changelogs;

  Verification(Terminal terminal, LiveChangelog.Source changelogs) {
    this.terminal = terminal;
    this.changelogs = new RememberedChangelogs(changelogs);
  }

  /**
   * Verifies.
   *
   * @param asked the rules to evaluate, of the set
   * @param timeout the longest that one query may take
   * @param showSamples whether keys of violating rows may be shown
   * @throws org.schemaassurance.model.UsageException if a changelog cannot be read
   * @throws org.schemaassurance.model.UndeterminedException if there is no connection or the
   *     catalog cannot be read
   */
  Report run(
      ConnectionSettings settings,
      RuleSet ruleSet,
      List<Rule> asked,
      Duration timeout,
      boolean showSamples) {
    Instant startedAt = Instant.now();
    changelogs.readThoseOf(asked);
    try (ReadOnlySession session = ReadOnlySession.open(settings, "verify", timeout);
        Interruption interruption =
            new Interruption(terminal, "verify changes nothing", session::cancel)) {
      RuleEngine.Outcome outcome = evaluate(session, ruleSet, asked, showSamples);
      LocalDate today = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
      List<Finding> findings =
          new Waivers(ruleSet.waivers(), today).applyTo(outcome.findings(), asked);
      return new Report(
          ruleSet.title(),
          session.target(),
          startedAt,
          Duration.between(startedAt, Instant.now()),
          findings,
          outcome.statistics());
    }
  }

  /** The rules against what the session sees, waivers left aside. */
  RuleEngine.Outcome evaluate(
      ReadOnlySession session, RuleSet ruleSet, List<Rule> asked, boolean showSamples) {
    LiveSchema schema =
        new CatalogReader(session.connection())
            .read(
                CatalogRequest.union(
                    asked.stream().map(rule -> rule.declaration().request()).toList()));
    LiveChangelog changelog = new LiveChangelog(session, changelogs);
    return new RuleEngine(Checks.ALL, changelog.origins(ruleSet))
        .evaluate(asked, new Evidence(schema, new GuardedQueries(session, showSamples), changelog));
  }
}
