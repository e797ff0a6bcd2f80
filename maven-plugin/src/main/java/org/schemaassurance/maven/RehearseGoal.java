package org.schemaassurance.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.RehearsalProgress;
import org.schemaassurance.RehearseOptions;
import org.schemaassurance.Sizes;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsalStart;
import org.schemaassurance.model.RehearsalTraffic;
import org.schemaassurance.model.TableSizes;
import org.schemaassurance.model.UsageException;

/**
 * Runs each changeset up, down and up on a throwaway PostgreSQL: whether its rollback restores what
 * was there, and what it locks, rewrites and scans.
 */
@Mojo(
    name = "rehearse",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class RehearseGoal extends ProjectGoal {
  /**
   * Only the changesets that have not run in the database that is named, else in that of the
   * Liquibase plugin, from the state that it is in; it is read, nothing else.
   */
  @Parameter(property = "schema-assurance.pending", defaultValue = "false")
  private boolean pending;

  /** Only the last changesets, so many; those before have run. */
  @Parameter(property = "schema-assurance.last")
  private Integer last;

  /** Only those behind the changeset that sets this tag (tagDatabase). */
  @Parameter(property = "schema-assurance.sinceTag")
  private String sinceTag;

  /**
   * Only those that have not run in the state that a file tells: a snapshot (.yaml), or a plain
   * dump of pg_dump.
   */
  @Parameter(property = "schema-assurance.from")
  private File from;

  /** How many rows are made up for each table; with pending for the largest. */
  @Parameter(property = "schema-assurance.rows", defaultValue = "1000")
  private int rows;

  /** SQL that is run before the first changeset that is rehearsed, such as rows. */
  @Parameter(property = "schema-assurance.data")
  private File data;

  /** How large tables are in production, as snapshot --sizes writes it. */
  @Parameter(property = "schema-assurance.sizes")
  private File sizes;

  /** These hints alone. */
  @Parameter(property = "schema-assurance.hints")
  private List<String> hints;

  /** Without these hints. */
  @Parameter(property = "schema-assurance.exceptHints")
  private List<String> exceptHints;

  /** What is accepted, why and until when; verify-rules/waivers.yaml, if it is there. */
  @Parameter(property = "schema-assurance.waivers")
  private File waivers;

  /** A changeset that fails is left out, and the others are rehearsed. */
  @Parameter(property = "schema-assurance.keepGoing", defaultValue = "false")
  private boolean keepGoing;

  /** Others read and write the tables that a changeset touches while it runs: who waits is told. */
  @Parameter(property = "schema-assurance.traffic", defaultValue = "false")
  private boolean traffic;

  /** The same with the statements of a file, each of which is rolled back. */
  @Parameter(property = "schema-assurance.trafficFile")
  private File trafficFile;

  @Override
  void ask() throws MojoExecutionException, MojoFailureException {
    Answers answers = answers();
    RehearseOptions options = options();
    try (ThrowawayReference reference = reference()) {
      answers.add(rehearse(ReferenceServer.at(reference.settings(), surroundings()), options));
    }
    answers.judge();
  }

  private RehearsalReport rehearse(ReferenceServer server, RehearseOptions options) {
    if (!pending) {
      return server.rehearse(rulesIfAny(), options, RehearsalProgress.NONE);
    }
    AskedDatabase asked = askedDatabase();
    ConnectionSettings production = asked.named().orElseGet(asked::requireLiquibases);
    getLog().info("Asking " + production + ", read-only.");
    return server.rehearsePending(production, rulesIfAny(), options, RehearsalProgress.NONE);
  }

  private RehearseOptions options() {
    if (rows < 0) {
      throw new UsageException("<rows> takes a number from 0 on, not " + rows + ".");
    }
    return new RehearseOptions(
        limits().query(),
        start(),
        rows,
        path(data),
        path(sizes).map(Sizes::in).orElse(TableSizes.UNKNOWN),
        list(hints),
        list(exceptHints),
        new Waivers(basedir(), Optional.ofNullable(waivers)).accepted(),
        keepGoing,
        beside());
  }

  private RehearsalTraffic beside() {
    return path(trafficFile)
        .<RehearsalTraffic>map(RehearsalTraffic.InFile::new)
        .orElseGet(() -> traffic ? new RehearsalTraffic.Generated() : new RehearsalTraffic.None());
  }

  private RehearsalStart start() {
    List<RehearsalStart> chosen =
        Stream.<Optional<RehearsalStart>>of(
                Optional.ofNullable(last).map(RehearseGoal::beforeLast),
                Optional.ofNullable(sinceTag).map(RehearsalStart.AtTag::new),
                path(from).map(RehearsalStart.InFile::new))
            .flatMap(Optional::stream)
            .toList();
    if (chosen.size() + (pending ? 1 : 0) > 1) {
      throw new UsageException("Only one of <pending>, <last>, <sinceTag> and <from> can be said.");
    }
    return chosen.stream().findFirst().orElseGet(RehearsalStart.Empty::new);
  }

  private static RehearsalStart beforeLast(int count) {
    if (count < 1) {
      throw new UsageException("<last> takes a number of changesets from 1 on, not " + count + ".");
    }
    return new RehearsalStart.BeforeLast(count);
  }

  private static Optional<Path> path(File file) {
    return Optional.ofNullable(file).map(File::toPath).map(FromHere::shown);
  }

  private static List<String> list(List<String> words) {
    return Optional.ofNullable(words).orElse(List.of());
  }
}
