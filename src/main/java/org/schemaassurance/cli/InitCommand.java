package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.DraftOptions;
import org.schemaassurance.Onboarding;
import org.schemaassurance.Pages;
import org.schemaassurance.Surroundings;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.Pipeline;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code init}: what a project needs to begin with, for what its database or changelog has. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Begins in a project: writes rules, a snapshot, a file of accepted differences and a pipeline, for what a database"
          + " has, or for what the changelog or a command makes on the server of --reference-url.",
      "The database is only read. A file that is there is left as it is."
    },
    footer = {
      "",
      "Exit status: 0 written, 2 the question is wrong, 3 could not be found out, 130 interrupted."
    })
final class InitCommand implements Callable<Integer> {
  private static final String NOTHING_TO_READ =
      "init needs something to read: a database (DB_HOST, DB_NAME, DB_USER and so on, DB_URL or --url), or a changelog or"
          + " --of-command together with --reference-url, a server where a database may be made and dropped.";

  private final Terminal terminal;

  @Mixin private ConnectionFlags connection;

  @Option(
      names = "--of-command",
      paramLabel = "COMMAND",
      description =
          "For what this command of the shell makes of an empty database; DB_*, PG*, DATABASE_URL and JDBC_DATABASE_URL tell"
              + " it which.")
  private Optional<String> ofCommand = Optional.empty();

  @Mixin private ReferenceFlags reference;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      description = "This schema alone (all that have tables); may be given several times.")
  private List<String> schemas = new ArrayList<>();

  @Option(
      names = "--pipeline",
      paramLabel = "WHERE",
      description = "github, gitlab or none (what the project has, by its files and remotes).")
  private Optional<PipelineFile.Choice> pipeline = Optional.empty();

  @Option(names = "--dry-run", description = "Says what would be written, and writes nothing.")
  private boolean dryRun;

  @Mixin private TimeoutFlag timeout = new TimeoutFlag();

  @Option(names = "--verbose", description = "Shows where an error comes from.")
  private boolean verbose;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Surroundings typed = reference.surroundings(terminal);
    Onboarding project = Onboarding.of(Path.of(""));
    Optional<FoundChangelog> changelog = project.changelog(typed.changelog());
    Surroundings surroundings =
        changelog.map(found -> typed.withChangelog(found.options())).orElse(typed);
    new ChangelogNote(terminal.out()).print(changelog, project);
    InitSource source = source(changelog, surroundings);
    terminal.out().println("Read from: " + source.said() + ".");
    NewFiles files = new NewFiles(terminal, dryRun);
    Optional<SchemaSnapshot> written =
        new SchemaFiles(files, terminal, surroundings, options()).write(source);
    changelog.ifPresent(
        found -> new ChangelogRule(files, project, found, surroundings).write(source.live()));
    files.write(NewFiles.JSON_SCHEMA, Pages.jsonSchema());
    files.write(ProjectFiles.ignoreFile(), Onboarding.ignoreFile());
    Optional<Pipeline> asked =
        new PipelineFile(files, changelog)
            .write(
                pipeline,
                project.pipeline(),
                () -> source.migration(() -> server(written, surroundings)));
    NextVerbs next = new NextVerbs(terminal.out());
    next.print(source.connection(), changelog);
    next.printCommit(files.written(), asked);
    return ExitStatus.HOLDS.code();
  }

  private InitSource source(Optional<FoundChangelog> changelog, Surroundings surroundings) {
    if (ofCommand.isPresent()) {
      return new InitSource.OfCommand(ofCommand.get(), reference, surroundings, terminal);
    }
    if (changelog.isPresent() && reference.nameAServer(terminal)) {
      return new InitSource.OfChangelog(changelog.get(), reference, surroundings, terminal);
    }
    if (connection.nameADatabase(terminal)) {
      return new InitSource.OfDatabase(connection, surroundings, terminal);
    }
    throw new UsageException(
        changelog
            .map(
                found ->
                    "There is the changelog %s; give init a database that has it (DB_HOST, DB_NAME, DB_USER and so on, DB_URL or --url), or --reference-url, a server where one may be made of it and dropped."
                        .formatted(found.file()))
            .orElse(NOTHING_TO_READ));
  }

  /** The major version of the server that has made the snapshot of the project. */
  private static int server(Optional<SchemaSnapshot> written, Surroundings surroundings) {
    return written.orElseGet(() -> SchemaFiles.inFile(surroundings)).serverMajor();
  }

  private DraftOptions options() {
    List<String> names = schemas.stream().map(DraftOptions::schema).toList();
    return new DraftOptions(
            names.stream().map(TablePattern::allOf).toList(), names, timeout.query())
        // It has a file of its own.
        .withoutChangelog();
  }
}
