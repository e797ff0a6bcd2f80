package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.schemaassurance.DraftOptions;
import org.schemaassurance.DraftedRules;
import org.schemaassurance.DraftedSnapshot;
import org.schemaassurance.Onboarding;
import org.schemaassurance.Onboarding.KnownMigration;
import org.schemaassurance.Pages;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.SnapshotOptions;
import org.schemaassurance.Surroundings;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.FoundChangelog;
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
    Source source = source(changelog);
    say(source);
    NewFiles files = new NewFiles(terminal, dryRun);
    Optional<SchemaSnapshot> written = writeSchema(source, surroundings, files);
    changelog.ifPresent(
        found -> new ChangelogRule(files, project, found).write(asked(source, surroundings)));
    files.write(NewFiles.JSON_SCHEMA, Pages.jsonSchema());
    files.write(ProjectFiles.ignoreFile(), Onboarding.ignoreFile());
    new PipelineFile(files, terminal)
        .write(
            pipeline,
            project.pipeline(),
            () -> migration(source, changelog, () -> server(written, surroundings)));
    sayNext(source, changelog);
    return ExitStatus.HOLDS.code();
  }

  /**
   * Writes rules and a snapshot.
   *
   * @return the snapshot; empty where one was there
   */
  private Optional<SchemaSnapshot> writeSchema(
      Source source, Surroundings surroundings, NewFiles files) {
    boolean hasSnapshot = files.leaves(ProjectFiles.snapshot());
    boolean hasRules = files.leavesRules();
    if (hasSnapshot && hasRules) {
      return Optional.empty();
    }
    DraftedRules drafted = drafted(source, surroundings, options(hasSnapshot));
    if (!hasRules) {
      drafted.doubts().forEach(doubt -> terminal.complain("Not a rule: " + doubt));
      files.write(NewFiles.SCHEMA_RULES, drafted.text());
    }
    drafted.snapshot().ifPresent(snapshot -> files.write(ProjectFiles.snapshot(), snapshot));
    return drafted.snapshot();
  }

  /** The major version of the server that has made the snapshot of the project. */
  private static int server(Optional<SchemaSnapshot> written, Surroundings surroundings) {
    return written
        .orElseGet(
            () ->
                SchemaAssurance.snapshot(
                    Schema.inFile(ProjectFiles.snapshot()), SnapshotOptions.DEFAULT, surroundings))
        .serverMajor();
  }

  private Optional<SchemaAssurance> asked(Source source, Surroundings surroundings) {
    return Optional.of(source)
        .filter(Source.DATABASE::equals)
        .map(database -> SchemaAssurance.of(connection.settings(terminal), surroundings));
  }

  /** What the files are made of. */
  private enum Source {
    COMMAND,
    CHANGELOG,
    DATABASE
  }

  private Source source(Optional<FoundChangelog> changelog) {
    if (ofCommand.isPresent()) {
      return Source.COMMAND;
    }
    if (changelog.isPresent() && reference.nameAServer(terminal)) {
      return Source.CHANGELOG;
    }
    if (connection.nameADatabase(terminal)) {
      return Source.DATABASE;
    }
    throw new UsageException(
        changelog
            .map(
                found ->
                    "There is the changelog %s; give init a database that has it (DB_HOST, DB_NAME, DB_USER and so on, DB_URL or --url), or --reference-url, a server where one may be made of it and dropped."
                        .formatted(found.file()))
            .orElse(NOTHING_TO_READ));
  }

  private void say(Source source) {
    terminal
        .out()
        .println(
            switch (source) {
              case COMMAND -> "Read from: what the command makes of an empty database.";
              case CHANGELOG -> "Read from: what the changelog makes of an empty database.";
              case DATABASE -> "Read from: the database, read-only.";
            });
  }

  private DraftedRules drafted(Source source, Surroundings surroundings, DraftOptions options) {
    return switch (source) {
      case COMMAND ->
          reference
              .server(surroundings, terminal)
              .draftRules(reference.command(ofCommand.orElseThrow(), terminal), options);
      case CHANGELOG -> reference.server(surroundings, terminal).draftRules(options);
      case DATABASE ->
          SchemaAssurance.of(connection.settings(terminal), surroundings).draftRules(options);
    };
  }

  /** Rules name the snapshot that is written with them alone: another one may say otherwise. */
  private DraftOptions options(boolean hasSnapshot) {
    List<String> names = schemas.stream().map(DraftOptions::schema).toList();
    DraftOptions all =
        new DraftOptions(names.stream().map(TablePattern::allOf).toList(), names, timeout.query())
            // It has a file of its own.
            .withoutChangelog();
    return hasSnapshot
        ? all
        : all.with(
            DraftedSnapshot.of(
                ProjectFiles.snapshot(), Optional.of(NewFiles.SCHEMA_RULES), Set.of()));
  }

  private Optional<KnownMigration> migration(
      Source source, Optional<FoundChangelog> changelog, IntSupplier server) {
    if (source == Source.COMMAND) {
      return Optional.of(
          new KnownMigration(
              "the project's command",
              ShellWords.of(List.of("--of-command", ofCommand.orElseThrow())),
              server.getAsInt()));
    }
    // A database's own snapshot has what no migration makes, such as its locale.
    return changelog
        .filter(found -> source == Source.CHANGELOG)
        .map(
            found ->
                new KnownMigration(
                    "the changelog",
                    "--of-changelog " + ShellWords.of(ChangelogFlags.typedToBuild(found)),
                    server.getAsInt()));
  }

  private void sayNext(Source source, Optional<FoundChangelog> changelog) {
    List<String> database = source == Source.DATABASE ? connection.typed() : List.of();
    List<String> origins = changelog.map(ChangelogFlags::typed).orElse(List.of());
    String tool = ShellWords.ofThisTool();
    terminal
        .out()
        .println(
            source == Source.DATABASE
                ? "Next:"
                : "Next, with DB_HOST, DB_NAME, DB_USER and so on for a database that has it:");
    next(tool, "lint", database, "what anybody would want to know of it, without a rule");
    next(tool, "verify", database, "whether the rules hold");
    next(
        tool,
        "drift",
        Stream.concat(database.stream(), origins.stream()).toList(),
        "whether anything is otherwise than in the snapshot");
  }

  private void next(String tool, String verb, List<String> arguments, String why) {
    terminal.out().println("  # " + why);
    terminal.out().println("  " + (tool + " " + verb + " " + ShellWords.of(arguments)).strip());
  }
}
