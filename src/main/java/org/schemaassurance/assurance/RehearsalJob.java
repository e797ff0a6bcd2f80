package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.schemaassurance.acceptance.Waiver;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.connect.SqlScript;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.RehearsalTraffic;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rehearse.Rehearsal;
import org.schemaassurance.rehearse.hints.Hint;
import org.schemaassurance.rehearse.traffic.Traffic;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Statements;

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
   * @param start the state to begin with, where there is no production
   * @param production the database whose next update is rehearsed
   * @param rows how many are made up for each table
   * @param data a file of SQL that is run in the state to begin with
   * @param rules that are judged after each changeset
   * @param hints what is looked for
   * @param sizes of tables in production, where that itself is not asked
   * @param waivers of findings, whose objects are changesets
   * @param keepGoing whether a changeset that fails is left out, and the others are rehearsed
   * @param traffic what others do beside changesets
   */
  public record Request(
      Limits limits,
      RehearsalStart start,
      Optional<ReadableDatabase> production,
      int rows,
      Optional<Path> data,
      RuleSet rules,
      Collection<Hint> hints,
      TableSizes sizes,
      List<Waiver> waivers,
      boolean keepGoing,
      RehearsalTraffic traffic) {}

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
    Traffic traffic = traffic();
    Optional<SqlScript> data = request.data().map(file -> SqlScript.read(file, "file of --data"));
    Optional<Production> production =
        request.production().map(database -> production(database, changelog));
    return new ThrowawayRun(VERB, cancellation, request.limits(), remarks)
        .on(
            server,
            databases -> {
              production.ifPresent(there -> there.requireSameMajor(databases.target()));
              return new RehearsalRun(databases, changelogs, changelog, request, traffic)
                  .run(startedAt, production, data, progress);
            });
  }

  private Traffic traffic() {
    if (request.traffic() instanceof RehearsalTraffic.InFile from) {
      return new Traffic.OfStatements(statements(from.file()));
    }
    return request.traffic() instanceof RehearsalTraffic.Generated
        ? new Traffic.Generated()
        : new Traffic.None();
  }

  private static List<String> statements(Path file) {
    try {
      List<String> statements =
          Statements.of(SqlScript.read(file, "file of --traffic-file").text());
      if (statements.isEmpty()) {
        throw new UsageException("The file of --traffic-file " + file + " holds no statement.");
      }
      return statements;
    } catch (SqlTextException refused) {
      throw new UsageException(
          "The file of --traffic-file %s holds no statements that can be told apart: %s"
              .formatted(file, refused.getMessage()));
    }
  }

  private Production production(ReadableDatabase database, Changelog changelog) {
    return new Reading(cancellation, database, VERB, request.limits())
        .of(session -> Production.read(session, changelog, changelogs));
  }
}
