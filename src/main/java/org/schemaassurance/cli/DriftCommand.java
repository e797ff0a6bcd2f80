package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.schemaassurance.assurance.Comparison;
import org.schemaassurance.assurance.MakersOfObjects;
import org.schemaassurance.assurance.SchemaSource;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.drift.DifferencePages;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.DriftTextReport;
import org.schemaassurance.report.RulePages;
import org.schemaassurance.rules.IgnoreFileReader;
import org.schemaassurance.rules.Ignored;
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
  private static final String COMMITTED = "changelog/schema-snapshot.yaml";
  private static final String CHANGELOG = "changelog";
  private static final Pattern URL = Pattern.compile("(?:postgres|postgresql|jdbc:postgresql):.*");
  private static final Path IGNORE_FILE = Path.of("changelog", "drift-ignore.yaml");

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
          "A snapshot file (changelog/schema-snapshot.yaml), the URL of another database, or the word changelog for what"
              + " the changelog makes.")
  private Optional<String> against = Optional.empty();

  @Mixin private ConnectionFlags connection;

  @Mixin private ReferenceFlags reference;

  @Mixin private ExtraFlags extras;

  @Option(
      names = "--ignore",
      paramLabel = "FILE",
      description =
          "Which differences are accepted, why and until when (changelog/drift-ignore.yaml, if it is there).")
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
    ReportOutputs reports =
        new ReportOutputs(
            terminal,
            outputs,
            new ReportOutputs.Question("drift", DriftTextReport::new, DriftCommand::page));
    Limits limits = time.limits();
    List<Ignored> ignored = ignored();
    MakersOfObjects makers = new MakersOfObjects(terminal.changelogs(), reference.changelog());
    Optional<SchemaSource> file = found().map(SchemaSource.File::at);
    SchemaSource expected = source(expected());
    SchemaSource found =
        file.orElseGet(
            () -> new SchemaSource.Live(ReadableDatabase.at(connection.settings(terminal))));
    Report report =
        new Comparison(terminal.cancellation(), limits, extras.extras())
            .report(expected, found, ignored, makers);
    Report judged = strict ? report.withWarningsAsErrors() : report;
    reports.write(judged);
    return judged.verdict().exitStatus().code();
  }

  private SchemaSource source(String named) {
    if (named.equals(CHANGELOG)) {
      return new SchemaSource.Built(reference.server(terminal), reference.changelog());
    }
    return URL.matcher(named).matches()
        ? new SchemaSource.Live(
            ReadableDatabase.at(terminal.settings(ConnectionOptions.ofUrl("--against", named))))
        : SchemaSource.File.at(Path.of(named));
  }

  private String expected() {
    if (files.size() > 2) {
      throw new UsageException("drift compares two snapshot files, not " + files.size() + ".");
    }
    if (files.size() == 2 && against.isPresent()) {
      throw new UsageException(
          "What is expected is named twice: by --against and by the first of two files.");
    }
    return files.size() == 2 ? files.get(0).toString() : against.orElse(COMMITTED);
  }

  private Optional<Path> found() {
    return files.stream().reduce((first, last) -> last);
  }

  private static Optional<RulePages.Page> page(String rule, String kindOfObject) {
    return DifferencePages.page(rule)
        .map(page -> new RulePages.Page(page.lines().findFirst().orElse(""), page));
  }

  private List<Ignored> ignored() {
    if (ignore.isPresent()) {
      return IgnoreFileReader.read(ignore.get());
    }
    return Files.exists(IGNORE_FILE) ? IgnoreFileReader.read(IGNORE_FILE) : List.of();
  }
}
