package org.schemaassurance.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schemaassurance.assurance.Verification;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.files.RefusedFileException;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.MutationReport;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.mutate.Mutation;
import org.schemaassurance.mutate.ReferenceContents;
import org.schemaassurance.reference.SweptDatabases;
import org.schemaassurance.reference.ThrowawayDatabases;
import org.schemaassurance.report.MutationJsonReport;
import org.schemaassurance.report.MutationTextReport;
import org.schemaassurance.report.Style;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;
import org.schemaassurance.verify.checks.StatisticsCheck.DeclaredStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mutate}: which sabotage the rules do not notice. */
@Command(
    name = "mutate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Tests the rules: builds databases of its own from the changelog, sabotages each in one way,"
            + " and says which sabotage no rule notices.",
    footer = {
      "",
      "Exit status: 0 enough is noticed, 1 too little, 2 the question is wrong, 3 could not be found out, 130 interrupted."
    })
final class MutateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--reference-url",
      required = true,
      paramLabel = "URL",
      description =
          "A server where databases may be created and dropped; those that are there are left alone."
              + " Without a password, as --url of verify.")
  private String referenceUrl;

  @Mixin private RuleFlags rules;

  @Option(
      names = "--changelog",
      paramLabel = "FILE",
      description =
          "What the databases are built from (the one that a rule names, else"
              + " changelog/master.yaml).")
  private Optional<String> changelog = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "SQL that is run after the changelog, such as rows that mutants need.")
  private Optional<Path> seed = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Mutants with this in their description alone, such as public.orders.")
  private String only = "";

  @Option(
      names = "--min-score",
      paramLabel = "PERCENT",
      description = "How many of a hundred mutants have to be noticed (100).")
  private int minScore = 100;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "The longest that one statement or query may take (60).")
  private int timeoutSeconds = 60;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (text).")
  private Format format = Format.text;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the report goes (standard output).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--clean",
      description =
          "Only drops the databases that killed runs have left on that server; every run does so,"
              + " too, before it begins.")
  private boolean clean;

  @Option(
      names = "--verbose",
      description = "Shows who noticed each mutant, and where an error comes from.")
  private boolean verbose;

  /** The forms of a report, as they are typed. */
  enum Format {
    text,
    json
  }

  /** A changelog, and the folder that its paths are relative to. */
  private record Changelog(Path root, String file, QualifiedName appliedIn) {}

  MutateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (clean) {
      return clean();
    }
    if (minScore < 0 || minScore > 100) {
      throw new UsageException(
          "--min-score takes a percentage from 0 to 100, not " + minScore + ".");
    }
    Limits limits = limits();
    output.ifPresent(file -> new WholeFile(file).requireWritable("The report"));
    RuleSet ruleSet = withoutStatistics(rules.read());
    Changelog built = changelog(ruleSet);
    List<DeclaredChangeset> changesets =
        terminal.changelogs().changesets(built.root(), built.file());
    Optional<String> seedSql = seed.map(MutateCommand::read);
    ConnectionSettings server = server();
    try (ThrowawayDatabases databases = ThrowawayDatabases.on(server, "mutate", limits);
        Cancellation.Stage mutating =
            terminal
                .cancellation()
                .during("mutate drops the databases that it has made", databases::close)) {
      databases.swept().gone().ifPresent(terminal::complain);
      Mutation mutation =
          new Mutation(
              databases, ruleSet, database -> findings(database, limits, ruleSet, changesets));
      MutationReport report =
          reported(databases, mutation, connection -> build(connection, built, seedSql), built);
      write(report);
      return report.exitStatus().code();
    }
  }

  /** What could not be dropped is no answer of "nothing is left". */
  private int clean() {
    SweptDatabases swept = ThrowawayDatabases.clean(server(), "mutate", limits());
    terminal.out().println(swept.gone().orElse("No database to drop that a killed run has left."));
    terminal.out().flush();
    swept.left().ifPresent(terminal::complain);
    return (swept.kept().isEmpty() ? ExitStatus.HOLDS : ExitStatus.UNKNOWN).code();
  }

  private Limits limits() {
    return Limits.ofStatement(Timeout.ofSeconds(timeoutSeconds));
  }

  private MutationReport reported(
      ThrowawayDatabases databases, Mutation mutation, Mutation.Recipe recipe, Changelog built) {
    try {
      return mutation.run(
          mutation.reference(
              recipe, new ReferenceContents.Changelog(built.file(), built.appliedIn())),
          minScore,
          mutant -> mutant.toString().contains(only),
          this::showProgress);
    } catch (LostConnection lost) {
      databases.expectSilence();
      throw lost;
    }
  }

  /** Statistics judge nothing; that their query fails is no notice that somebody would read. */
  private static RuleSet withoutStatistics(RuleSet all) {
    return new RuleSet(
        all.title(),
        all.rules().stream()
            .filter(rule -> !(rule.declaration() instanceof DeclaredStatistics))
            .toList(),
        all.waivers(),
        all.mutants());
  }

  private Changelog changelog(RuleSet ruleSet) {
    Path here = Path.of("").toAbsolutePath();
    Optional<DeclaredChangelog> declared = DeclaredChangelog.of(ruleSet.rules()).findFirst();
    QualifiedName appliedIn =
        declared.map(DeclaredChangelog::appliedIn).orElse(ChangelogRunner.APPLIED_IN);
    return changelog
        .map(file -> new Changelog(here, file, appliedIn))
        .or(() -> declared.map(found -> new Changelog(found.root(), found.file(), appliedIn)))
        .orElse(new Changelog(here, "changelog/master.yaml", appliedIn));
  }

  private static String read(Path file) {
    try {
      return TextFile.read(file, FileKind.SCRIPT);
    } catch (RefusedFileException refused) {
      throw refused.of("file of --seed", file);
    }
  }

  private ConnectionSettings server() {
    return terminal.settings(ConnectionOptions.ofUrl("--reference-url", referenceUrl));
  }

  private static void build(Connection connection, Changelog changelog, Optional<String> seed)
      throws SQLException {
    new ChangelogRunner(changelog.root(), changelog.file()).update(connection);
    if (seed.isPresent()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(seed.get());
      }
    }
  }

  private List<Finding> findings(
      ConnectionSettings database,
      Limits limits,
      RuleSet ruleSet,
      List<DeclaredChangeset> changesets) {
    try (ReadOnlySession session = ReadOnlySession.open(database, "mutate", limits)) {
      List<Finding> findings =
          new Verification(Cancellation.NEVER, (root, file) -> changesets, QueryRights.REDUCED)
              .evaluate(session, ruleSet, ruleSet.rules())
              .findings();
      // What is unknown since the connection is lost is nothing that a rule has noticed.
      session.requireNoEnding();
      return findings;
    }
  }

  private void showProgress(int tried, int of) {
    if (terminal.interactive()) {
      terminal.err().print("\r" + tried + " of " + of + " mutants" + (tried == of ? "\n" : ""));
      terminal.err().flush();
    }
  }

  private void write(MutationReport report) {
    try {
      if (output.isPresent()) {
        new WholeFile(output.get()).write(writer -> write(report, Style.PLAIN, writer));
      } else {
        write(report, terminal.style(), terminal.out());
        terminal.out().flush();
      }
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The report could not be written: " + failed.getMessage(), failed);
    }
  }

  private void write(MutationReport report, Style style, Writer writer) throws IOException {
    switch (format) {
      case text -> new MutationTextReport(style, verbose).write(report, writer);
      case json -> new MutationJsonReport(Version.current()).write(report, writer);
    }
  }
}
