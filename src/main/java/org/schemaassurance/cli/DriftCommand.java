package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.schemaassurance.AcceptedDifferences;
import org.schemaassurance.DriftOptions;
import org.schemaassurance.Pages;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.DriftTextReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drift}: what a database has otherwise than the snapshot says. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compares the schema of a database with what it should be, read-only: missing, unexpected, changed, not enforced.",
    footer = {
      "",
      "Exit status: 0 no drift, 1 drift, 2 the question is wrong, 3 could not be found out, 130 interrupted."
    })
final class DriftCommand implements Callable<Integer> {
  private static final String CHANGELOG = "changelog";
  private static final String MISSED = "changelog/schema-snapshot.yaml";
  private static final Pattern URL = Pattern.compile("(?:postgres|postgresql|jdbc:postgresql):.*");

  private final Terminal terminal;

  @Parameters(
      arity = "0..2",
      paramLabel = "[[EXPECTED] FOUND]",
      hideParamSyntax = true,
      description =
          "A snapshot file that is compared instead of the database; before it the one that is expected.")
  private List<Path> files = List.of();

  @Option(
      names = "--against",
      paramLabel = "EXPECTED",
      description =
          "A snapshot file (changelog/schema-snapshot.yaml, else schema-assurance/schema-snapshot.yaml), the URL of another database, or the word changelog for what"
              + " the changelog makes.")
  private Optional<String> against = Optional.empty();

  @Option(
      names = "--against-command",
      paramLabel = "COMMAND",
      description =
          "What is expected is what this command of the shell makes of an empty database on the server of --reference-url;"
              + " DB_*, PG*, DATABASE_URL and JDBC_DATABASE_URL tell it which.")
  private Optional<String> againstCommand = Optional.empty();

  @Mixin private ConnectionFlags connection;

  @Mixin private ReferenceFlags reference;

  @Mixin private WithFlag extras;

  @Option(
      names = "--ignore",
      paramLabel = "FILE",
      description =
          "Which differences are accepted, why and until when (drift-ignore.yaml in changelog/ or schema-assurance/, if it is there).")
  private Optional<Path> ignore = Optional.empty();

  @Option(names = "--strict", description = "Warnings count as broken.")
  private boolean strict;

  @Mixin private TimeFlags time;

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<OutputFlags> outputs = new ArrayList<>();

  @Option(names = "--verbose", description = "Shows where an error comes from.")
  private boolean verbose;

  DriftCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String named = expected();
    ReportOutputs reports =
        new ReportOutputs(
            terminal,
            outputs,
            new ReportOutputs.Question("drift", DriftTextReport::new, Pages.OF_DIFFERENCES));
    DriftOptions options =
        new DriftOptions(
            time.limits(),
            isBuilt(named) ? extras.ofChangelog() : extras.extras(),
            accepted(),
            changelog());
    Optional<Schema> file = found().map(Schema::inFile);
    Schema expected =
        againstCommand
            .map(command -> reference.schema(command, terminal))
            .orElseGet(() -> schema(named));
    Schema found = file.orElseGet(() -> Schema.of(connection.settings(terminal)));
    Report report =
        SchemaAssurance.drift(expected, found, options, reference.surroundings(terminal));
    Report judged = strict ? report.withWarningsAsErrors() : report;
    reports.write(judged);
    return judged.verdict().exitStatus().code();
  }

  private boolean isBuilt(String named) {
    return againstCommand.isPresent() || named.equals(CHANGELOG);
  }

  /** Two files are compared by themselves: a changelog says more where one is named. */
  private Optional<ChangelogOptions> changelog() {
    return (files.size() < 2 && againstCommand.isEmpty()) || reference.nameAChangelog()
        ? Optional.of(ChangelogOptions.DEFAULT)
        : Optional.empty();
  }

  private Schema schema(String named) {
    if (named.equals(CHANGELOG)) {
      return reference.schema(terminal);
    }
    return URL.matcher(named).matches()
        ? Schema.of(terminal.settings(ConnectionOptions.ofUrl("--against", named)))
        : Schema.inFile(Path.of(named));
  }

  private String expected() {
    if (files.size() > 2) {
      throw new UsageException("drift compares two snapshot files, not " + files.size() + ".");
    }
    if (againstCommand.isPresent() && (files.size() == 2 || against.isPresent())) {
      throw new UsageException(
          "What is expected is named twice: by --against-command, and beside it.");
    }
    if (files.size() == 2 && against.isPresent()) {
      throw new UsageException(
          "What is expected is named twice: by --against and by the first of two files.");
    }
    return files.size() == 2 ? files.get(0).toString() : against.orElseGet(DriftCommand::committed);
  }

  /** Where none is, the one that most projects have is missed. */
  private static String committed() {
    Path snapshot = ProjectFiles.snapshot();
    return Files.exists(snapshot) ? snapshot.toString() : MISSED;
  }

  private Optional<Path> found() {
    return files.stream().reduce((first, last) -> last);
  }

  private AcceptedDifferences accepted() {
    return ignore
        .or(() -> Optional.of(ProjectFiles.ignoreFile()).filter(Files::exists))
        .map(AcceptedDifferences::in)
        .orElse(AcceptedDifferences.NONE);
  }
}
