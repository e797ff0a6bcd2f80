package org.schemaassurance.assurance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.schemaassurance.acceptance.AcceptedFindings;
import org.schemaassurance.ahead.Ahead;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.data.GuardedQueries;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.DeclaredByRules;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.RuleEngine;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;
import org.schemaassurance.verify.checks.Checks;
import org.schemaassurance.verify.checks.UnrunChangesets;

/**
 * One verification: a read-only session, a snapshot of what the rules name, the rules, a report.
 */
public final class Verification {
  private final Cancellation cancellation;
  private final Changelogs changelogs;
  private final QueryRights rights;
  private final boolean isBuilt;

  /** Of a database in use. */
  public Verification(Cancellation cancellation, Changelogs changelogs, QueryRights rights) {
    this(cancellation, changelogs, rights, false);
  }

  /**
   * @param changelogs reads a changelog
   * @param rights with which the rules' queries run
   * @param isBuilt whether the changelog has built the database just now
   */
  public Verification(
      Cancellation cancellation, Changelogs changelogs, QueryRights rights, boolean isBuilt) {
    this.cancellation = cancellation;
    this.changelogs = changelogs;
    this.rights = rights;
    this.isBuilt = isBuilt;
  }

  /**
   * Verifies.
   *
   * @param asked the rules to evaluate, of the set
   * @param limits of one query and of all; what is not evaluated when the time is over, or the
   *     connection lost, is unknown
   * @param showSamples whether keys of violating rows may be shown
   * @throws org.schemaassurance.model.UsageException if a changelog cannot be read
   * @throws UndeterminedException if there is no connection or the catalog cannot be read
   */
  public Report run(
      ReadableDatabase database,
      RuleSet ruleSet,
      List<Rule> asked,
      Limits limits,
      boolean showSamples) {
    Instant startedAt = Instant.now();
    changelogs.readThoseOf(asked);
    SnapshotsOfRules snapshots = new SnapshotsOfRules(asked);
    // While it connects: of tens of thousands of rules that takes as long.
    Ahead<RulesDigest> digest = Ahead.of(() -> RulesDigest.of(ruleSet, asked));
    try {
      return new Reading(cancellation, database, "verify", limits)
          .of(
              session ->
                  report(session, startedAt, ruleSet, asked, digest, snapshots, showSamples));
    } finally {
      digest.await();
    }
  }

  /**
   * What rules say and ask for, put together.
   *
   * @param request all that those that are asked need to know
   * @param declared by all of them
   */
  private record RulesDigest(CatalogRequest request, DeclaredByRules declared) {
    static RulesDigest of(RuleSet ruleSet, List<Rule> asked) {
      return new RulesDigest(
          CatalogRequest.union(asked.stream().map(rule -> rule.declaration().request()).toList()),
          new DeclaredByRules(ruleSet.rules().stream().map(Rule::declaration).toList()));
    }
  }

  private Report report(
      ReadOnlySession session,
      Instant startedAt,
      RuleSet ruleSet,
      List<Rule> asked,
      Supplier<RulesDigest> digest,
      SnapshotsOfRules snapshots,
      boolean showSamples) {
    GuardedQueries queries = new GuardedQueries(session, showSamples, rights);
    RuleEngine.Evaluation outcome =
        evaluateInTime(session, ruleSet, asked, digest, snapshots, queries);
    LocalDate today = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
    List<Finding> findings =
        new AcceptedFindings(ruleSet.waiversOf(asked), today).of(outcome.findings());
    return new Report(
        ruleSet.title(),
        session.target().withQueriesAs(queries.role()),
        startedAt,
        Duration.between(startedAt, Instant.now()),
        findings,
        outcome.statistics());
  }

  private RuleEngine.Evaluation evaluateInTime(
      ReadOnlySession session,
      RuleSet ruleSet,
      List<Rule> asked,
      Supplier<RulesDigest> digest,
      SnapshotsOfRules snapshots,
      GuardedQueries queries) {
    try {
      return evaluate(session, ruleSet, asked, digest, snapshots, queries, true);
    } catch (UndeterminedException unread) {
      UndeterminedException ending =
          session.ending().map(UndeterminedException.class::cast).orElse(unread);
      if (!(ending instanceof LostConnection)) {
        throw unread;
      }
      return new RuleEngine(Checks.ALL).unanswered(asked, ending.getMessage());
    }
  }

  /**
   * Of rules for changelogs, which changesets have not run, where that is all that breaks them.
   *
   * @return a sentence for each such rule
   * @throws org.schemaassurance.model.UsageException if a changelog cannot be read
   * @throws UndeterminedException if there is no connection
   */
  public List<String> unrun(ReadableDatabase database, List<Rule> asked, Limits limits) {
    changelogs.readThoseOf(asked);
    return new Reading(cancellation, database, "verify", limits)
        .of(
            session -> {
              LiveChangelog live = new LiveChangelog(session, changelogs);
              return DeclaredChangelog.of(asked)
                  .flatMap(rule -> UnrunChangesets.alone(rule, live).stream())
                  .map(UnrunChangesets::sentence)
                  .toList();
            });
  }

  /** The rules against what the session sees, waivers left aside. */
  public RuleEngine.Evaluation evaluate(
      ReadOnlySession session, RuleSet ruleSet, List<Rule> asked) {
    return evaluate(
        session,
        ruleSet,
        asked,
        () -> RulesDigest.of(ruleSet, asked),
        new SnapshotsOfRules(asked),
        new GuardedQueries(session, true, rights),
        false);
  }

  /**
   * @param mayLookFor whether somebody reads what is to be done, for which a changelog that nobody
   *     names may be looked for
   */
  private RuleEngine.Evaluation evaluate(
      ReadOnlySession session,
      RuleSet ruleSet,
      List<Rule> asked,
      Supplier<RulesDigest> digest,
      SnapshotsOfRules snapshots,
      GuardedQueries queries,
      boolean mayLookFor) {
    RulesDigest rules = digest.get();
    LiveSchema schema = new CatalogReader(session.connection()).read(rules.request());
    LiveChangelog changelog = new LiveChangelog(session, changelogs);
    List<Changelog> named = changelog.ofOrigins(ruleSet);
    LiveObjects told = new LiveObjects(changelog, changelogs, named);
    FoundHistory found = new FoundHistory(changelog, changelogs);
    boolean isLookedFor = named.isEmpty() && mayLookFor;
    Supplier<List<Changelog>> inForce = isLookedFor ? found::inForce : () -> named;
    RuleEngine engine =
        new RuleEngine(
            Checks.ALL,
            isLookedFor ? found : told,
            new LiveAdvice(changelog, inForce).of(ruleSet, isBuilt));
    foresee(asked, engine.foreseen(asked, schema), queries);
    return engine.evaluate(
        asked,
        new Evidence(
            schema,
            queries,
            changelog,
            snapshots.in(session),
            new FurtherCatalog(session),
            snapshots.names().or(isLookedFor ? found.names() : told.names()),
            rules.declared()));
  }

  /**
   * @param further queries beside those that the rules declare, which alone are looked at together
   *     where one of the others spoils it
   */
  private static void foresee(List<Rule> asked, List<String> further, GuardedQueries queries) {
    List<String> declared =
        asked.stream().flatMap(rule -> rule.declaration().queries().stream()).toList();
    boolean settled = queries.foresee(Stream.concat(declared.stream(), further.stream()).toList());
    if (!settled && !further.isEmpty()) {
      queries.foresee(declared);
    }
  }
}
