package org.schemaassurance.assurance;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.acceptance.AcceptedFindings;
import org.schemaassurance.acceptance.ChangesetWaiver;
import org.schemaassurance.changelog.ChangesetStepper;
import org.schemaassurance.connect.SqlScript;
import org.schemaassurance.drift.SnapshotFileReader;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.rehearse.CostTables;
import org.schemaassurance.rehearse.HintNotes;
import org.schemaassurance.rehearse.Preparation;
import org.schemaassurance.rehearse.Rehearsal;
import org.schemaassurance.rehearse.RehearsalDatabase;
import org.schemaassurance.rehearse.RuleWatch;
import org.schemaassurance.rehearse.hints.HintSearch;
import org.schemaassurance.rehearse.traffic.Traffic;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;

/** One rehearsal, on databases that are there for it. */
final class RehearsalRun {
  private final ThrowawayDatabases databases;
  private final Changelogs changelogs;
  private final Changelog changelog;
  private final RehearsalJob.Request request;
  private final Traffic traffic;
  private final RehearsalRemarks remarks = new RehearsalRemarks();

  /**
   * @param changelog as the run reads it
   */
  RehearsalRun(
      ThrowawayDatabases databases,
      Changelogs changelogs,
      Changelog changelog,
      RehearsalJob.Request request,
      Traffic traffic) {
    this.databases = databases;
    this.changelogs = changelogs;
    this.changelog = changelog;
    this.request = request;
    this.traffic = traffic;
  }

  RehearsalReport run(
      Instant startedAt,
      Optional<Production> production,
      Optional<SqlScript> data,
      Rehearsal.Progress progress) {
    TableSizes sizes = production.map(Production::sizes).orElse(request.sizes());
    try (RehearsalDatabase database =
        RehearsalDatabase.create(databases, request.limits(), ownTables())) {
      runDump(database);
      return ChangesetStepper.on(
          changelog,
          database.connection(),
          stepper -> {
            List<ReversibleChangeset> changesets = prepared(database, stepper, production);
            remarks.ofLeftOut(stepper.leftOut());
            data.ifPresent(script -> database.write(script::run));
            return report(
                startedAt,
                sizes,
                new Rehearsal(database, stepper, asked(sizes), progress).run(changesets));
          });
    }
  }

  private Set<String> ownTables() {
    return Set.of(changelog.options().appliedIn().name(), changelog.options().lockedIn().name());
  }

  private Rehearsal.Request asked(TableSizes sizes) {
    return new Rehearsal.Request(
        new HintNotes(new HintSearch(request.hints(), sizes), changelog.options().schema()),
        watch(),
        Set.of(changelog.options().appliedIn(), changelog.options().lockedIn()),
        new WantedRows(request.rows(), sizes)::of,
        request.keepGoing(),
        traffic);
  }

  /** What has run and what has not is known here: no rule about changelogs is asked. */
  private RuleWatch watch() {
    RuleSet rules =
        RulesOnDatabase.judged(request.rules())
            .without(rule -> rule.declaration() instanceof DeclaredChangelog);
    return rules.rules().isEmpty() && rules.behaviours().isEmpty()
        ? RuleWatch.NONE
        : new RuleWatch(
            new RulesOnDatabase(rules, changelogs, "rehearse", request.limits())::findings);
  }

  private void runDump(RehearsalDatabase database) {
    if (request.start() instanceof RehearsalStart.InFile from && !from.isSnapshot()) {
      SqlScript.read(from.file(), "dump").run(database.connection());
    }
  }

  private List<ReversibleChangeset> prepared(
      RehearsalDatabase database, ChangesetStepper stepper, Optional<Production> production)
      throws SQLException {
    Preparation preparation = new Preparation(database, stepper);
    if (production.isPresent()) {
      List<ReversibleChangeset> pending =
          preparation.reach(new RehearsalStart.Applied(production.get().applied()));
      production.get().differencesFrom(database.snapshot()).ifPresent(remarks::ofProduction);
      return pending;
    }
    return request.start() instanceof RehearsalStart.InFile from && from.isSnapshot()
        ? preparation.reach(SnapshotFileReader.read(from.file()).snapshot(), from.file().toString())
        : preparation.reach(request.start());
  }

  private RehearsalReport report(
      Instant startedAt, TableSizes sizes, List<RehearsedChangeset> rehearsed) {
    AcceptedFindings accepted =
        new AcceptedFindings(needed(rehearsed), LocalDate.ofInstant(startedAt, ZoneOffset.UTC));
    List<Finding> findings =
        rehearsed.stream().map(RehearsedChangeset::findings).flatMap(List::stream).toList();
    return new RehearsalReport(
        new Report(
            "Rehearsal of " + changelog.file(),
            databases.target(),
            startedAt,
            Duration.between(startedAt, Instant.now()),
            accepted.of(findings),
            new CostTables(rehearsed, sizes).tables(),
            remarks.of(rehearsed)),
        rehearsed.stream().map(changeset -> changeset.judged(accepted::of)).toList(),
        sizes);
  }

  /** Those of changesets that were rehearsed. */
  private List<ChangesetWaiver> needed(List<RehearsedChangeset> rehearsed) {
    Set<String> keys =
        rehearsed.stream()
            .map(changeset -> changeset.changeset().declared().key())
            .collect(Collectors.toSet());
    return request.waivers().stream()
        .filter(waiver -> keys.contains(waiver.object()))
        .map(ChangesetWaiver::new)
        .toList();
  }
}
