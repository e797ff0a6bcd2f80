package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.DraftOptions;
import org.schemaassurance.DraftedRules;
import org.schemaassurance.DraftedSnapshot;
import org.schemaassurance.Pages;
import org.schemaassurance.Schema;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.model.ExitStatus;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.UnsaidText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rules init}: rule files from a live database, read-only. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes rules for what a database has now, such that verify holds with them.",
    footer = {
      "",
      "What cannot stand as a rule, such as a disabled trigger, is written as a comment and told on standard error.",
      "So are changesets that have not run; the rule that wants them is written, and holds when an update has run them."
    })
final class RulesInitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ConnectionFlags connection;

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      description =
          "All of this schema (public), quoted as in SQL or letter by letter; may be given several times.")
  private List<String> schemas = new ArrayList<>();

  @Option(
      names = "--tables",
      paramLabel = "SCHEMA.NAME",
      description =
          "These tables, and the functions that their triggers call; * stands for any characters.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Where the rules go (standard output); rules.schema.json, by which editors check them, goes beside them.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description =
          "Writes a snapshot, too, and rules that everything else is as in it: views, policies, sequences, options and so on.")
  private Optional<Path> snapshot = Optional.empty();

  @Mixin private WithFlag extras;

  @Mixin private ChangelogFlags changelog;

  @Option(names = "--force", description = "Replaces files that are there already.")
  private boolean force;

  @Mixin private TimeoutFlag timeout = new TimeoutFlag();

  @Option(
      names = "--verbose",
      description =
          "Names the objects of which no rule says something, and shows where an error comes from.")
  private boolean verbose;

  RulesInitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    output.ifPresent(file -> requireWritable("The rules", file));
    output.map(RulesInitCommand::jsonSchema).ifPresent(RulesInitCommand::requireWritable);
    snapshot.ifPresent(file -> requireWritable("The snapshot", file));
    List<String> asked =
        schemas.isEmpty() && tables.isEmpty()
            ? List.of("public")
            : schemas.stream().map(text -> named("--schema", text, DraftOptions::schema)).toList();
    List<TablePattern> patterns =
        Stream.concat(
                asked.stream().map(TablePattern::allOf),
                tables.stream().map(text -> named("--tables", text, DraftOptions::tables)))
            .toList();
    DraftOptions options = withSnapshot(new DraftOptions(patterns, asked, timeout.query()));
    DraftedRules result =
        SchemaAssurance.of(connection.settings(terminal), changelog.surroundings(terminal))
            .draftRules(options);
    result.doubts().forEach(doubt -> terminal.err().println("Not a rule: " + doubt));
    result.unrun().forEach(terminal.err()::println);
    UnsaidText.lines(result.unsaid(), patterns, verbose).forEach(terminal.err()::println);
    result.snapshot().ifPresent(this::write);
    output.ifPresentOrElse(file -> write(result, file), () -> print(result));
    return ExitStatus.HOLDS.code();
  }

  private static <T> T named(String option, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (UsageException unreadable) {
      throw new UsageException(option + ": " + unreadable.getMessage(), unreadable);
    }
  }

  private DraftOptions withSnapshot(DraftOptions options) {
    Set<SchemaSnapshot.Extra> with = extras.extras();
    if (snapshot.isEmpty() && !with.isEmpty()) {
      throw new UsageException("--with says what a snapshot has; it goes with --snapshot FILE.");
    }
    return snapshot
        .map(file -> options.with(DraftedSnapshot.of(file, output, with)))
        .orElse(options);
  }

  private void write(SchemaSnapshot schema) {
    new WholeFile(snapshot.orElseThrow()).write(writer -> Schema.write(schema, writer));
  }

  private void requireWritable(String what, Path file) {
    WholeFile target = new WholeFile(file);
    target.requireWritable(what);
    if (Files.exists(file) && !force) {
      throw new UsageException(file + " is there already; --force replaces it.");
    }
  }

  private void write(DraftedRules rules, Path file) {
    new WholeFile(file).write(rules.text());
    Path beside = jsonSchema(file);
    if (!Files.exists(beside) || force) {
      new WholeFile(beside).write(Pages.jsonSchema());
    }
  }

  private static Path jsonSchema(Path rules) {
    return rules.resolveSibling(NewFiles.JSON_SCHEMA.getFileName());
  }

  private static void requireWritable(Path jsonSchema) {
    new WholeFile(jsonSchema).requireWritable("The JSON Schema of the rules");
  }

  private void print(DraftedRules rules) {
    terminal.out().print(rules.textAlone());
    terminal.out().flush();
  }
}
