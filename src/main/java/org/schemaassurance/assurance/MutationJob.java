package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.MutationReport;
import org.schemaassurance.mutate.Mutation;
import org.schemaassurance.mutate.ReferenceContents;
import org.schemaassurance.rules.RuleSet;

/** Rules tested by sabotage, on databases that the changelog builds. */
public final class MutationJob {
  private static final String VERB = "mutate";

  private final Cancellation cancellation;
  private final Changelogs changelogs;
  private final Consumer<String> remarks;
  private final Request request;

  /**
   * What is asked.
   *
   * @param limits of a statement
   * @param changelog the master file, relative to the working directory; empty for the one that a
   *     rule names, or that lies where projects have it
   * @param seed a file of SQL that is run after the changelog
   * @param choice which mutants are tried
   * @param minScore the percentage that is good enough
   */
  public record Request(
      Limits limits,
      Optional<String> changelog,
      Optional<Path> seed,
      Mutation.Choice choice,
      int minScore) {}

  /**
   * @param remarks is told what an earlier run has left, a sentence each
   */
  public MutationJob(
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
   * @throws org.schemaassurance.model.UndeterminedException if it cannot be found out
   */
  public MutationReport run(ConnectionSettings server, RuleSet all, Mutation.Progress progress) {
    RuleSet rules = RulesOnDatabase.judged(all);
    Changelog built = changelogs.named(request.changelog(), rules);
    changelogs.declared(built);
    Optional<String> seed = request.seed().map(MutationJob::read);
    RulesOnDatabase judge = new RulesOnDatabase(rules, changelogs, VERB, request.limits());
    return new ThrowawayRun(VERB, cancellation, request.limits(), remarks)
        .on(
            server,
            databases -> {
              Mutation mutation = new Mutation(databases, rules, judge::findings);
              Mutation.Reference reference =
                  mutation.reference(
                      connection -> build(connection, built, seed),
                      new ReferenceContents.Changelog(built.file(), built.options().appliedIn()));
              return mutation.run(reference, request.minScore(), request.choice(), progress);
            });
  }

  private static String read(Path file) {
    try {
      return TextFile.read(file, FileKind.SCRIPT);
    } catch (RefusedFileException refused) {
      throw refused.of("file of --seed", file);
    }
  }

  private static void build(Connection connection, Changelog changelog, Optional<String> seed)
      throws SQLException {
    new ChangelogRunner(changelog).build(connection);
    if (seed.isPresent()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(seed.get());
      }
    }
  }
}
