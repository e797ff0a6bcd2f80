package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.schemaassurance.changelog.ChangesetStepper;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.drift.SnapshotFileReader;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.ReversibleChangeset;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.rehearse.Preparation;
import org.schemaassurance.rehearse.Rehearsal;
import org.schemaassurance.rehearse.RehearsalDatabase;

/** A changelog rehearsed on a database of ours. */
public final class RehearsalJob {
  private static final String VERB = "rehearse";

  private final Cancellation cancellation;
  private final Changelogs changelogs;
  private final Consumer<String> remarks;
  private final Request request;

  /**
   * What is asked.
   *
   * @param limits of a statement
   * @param start the state to begin with
   * @param data a file of SQL that is run in that state
   * @param keepGoing whether a changeset that fails is left out, and the others are rehearsed
   */
  public record Request(
      Limits limits, RehearsalStart start, Optional<Path> data, boolean keepGoing) {}

  /**
   * @param remarks is told what an earlier run has left, a sentence each
   */
  public RehearsalJob(
      Cancellation cancellation, Changelogs changelogs, Consumer<String> remarks, Request request) {
    this.cancellation = cancellation;
    this.changelogs = changelogs;
    this.remarks = remarks;
    this.request = request;
  }

  /**
   * Does it.
   *
   * @param server with any database of a server where databases may be created and dropped
   * @throws org.schemaassurance.model.UsageException if a file cannot be read
   * @throws UndeterminedException if it cannot be found out
   */
  public RehearsalReport run(ConnectionSettings server, Rehearsal.Progress progress) {
    Instant startedAt = Instant.now();
    Changelog changelog = changelogs.named(Optional.empty());
    changelogs.declared(changelog);
    Optional<SqlScript> data = request.data().map(file -> SqlScript.read(file, "file of --data"));
    try (ThrowawayDatabases databases = ThrowawayDatabases.on(server, VERB, request.limits());
        Cancellation.Stage rehearsing =
            cancellation.during(
                "rehearse drops the databases that it has made", databases::close)) {
      databases.swept().gone().ifPresent(remarks);
      try {
        return report(
            databases, startedAt, changelog, rehearsed(databases, changelog, data, progress));
      } catch (LostConnection lost) {
        databases.expectSilence();
        throw lost;
      }
    }
  }

  private List<RehearsedChangeset> rehearsed(
      ThrowawayDatabases databases,
      Changelog changelog,
      Optional<SqlScript> data,
      Rehearsal.Progress progress) {
    try (RehearsalDatabase database = RehearsalDatabase.create(databases, request.limits())) {
      if (request.start() instanceof RehearsalStart.InFile from && !isSnapshot(from.file())) {
        SqlScript.read(from.file(), "dump").run(database.connection());
      }
      return ChangesetStepper.on(
          changelog,
          database.connection(),
          stepper -> {
            List<ReversibleChangeset> changesets = prepared(database, stepper);
            data.ifPresent(script -> database.write(script::run));
            return new Rehearsal(database, stepper, request.keepGoing(), progress).run(changesets);
          });
    }
  }

  private List<ReversibleChangeset> prepared(RehearsalDatabase database, ChangesetStepper stepper)
      throws SQLException {
    Preparation preparation = new Preparation(database, stepper);
    return request.start() instanceof RehearsalStart.InFile from && isSnapshot(from.file())
        ? preparation.reach(SnapshotFileReader.read(from.file()).snapshot(), from.file().toString())
        : preparation.reach(request.start());
  }

  private static boolean isSnapshot(Path file) {
    String name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private RehearsalReport report(
      ThrowawayDatabases databases,
      Instant startedAt,
      Changelog changelog,
      List<RehearsedChangeset> rehearsed) {
    Report report =
        new Report(
            "Rehearsal of " + changelog.file(),
            databases.target(),
            startedAt,
            Duration.between(startedAt, Instant.now()),
            rehearsed.stream().map(RehearsedChangeset::findings).flatMap(List::stream).toList(),
            List.of());
    return new RehearsalReport(report, rehearsed, List.of());
  }
}
