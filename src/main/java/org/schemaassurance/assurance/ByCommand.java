package org.schemaassurance.assurance;

import java.io.File;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.ConnectionVariables;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.UndeterminedException;

/**
 * A command of the project's runs in a shell, and is told by its environment which database is
 * meant. What it says is shown where it fails, and otherwise by nobody.
 *
 * @param line as somebody types it
 * @param environment that it has beside what names the database
 * @param folder in which it runs
 * @param limit how long it may take
 */
public record ByCommand(String line, Map<String, String> environment, Path folder, Duration limit)
    implements Migration {
  private static final int LINES_SHOWN = 20;

  /** Bytes; of a log without line breaks no more is looked at. */
  private static final long TAIL = 64 * 1024;

  /** Colours, which some tools write into files, too. */
  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

  @Override
  public String name() {
    return "what the command makes";
  }

  @Override
  public void run(Run run) {
    SchemaSnapshot before = schema(run);
    try {
      Path said = Files.createTempFile("schema-assurance-", ".log");
      try {
        execute(run, said);
      } finally {
        Files.deleteIfExists(said);
      }
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The command cannot be run: " + failed.getMessage() + ".", failed);
    }
    if (schema(run).equals(before)) {
      throw new UndeterminedException(
          "The command ended well and made nothing in the database that it was given: it has to read where that is from DATABASE_URL,"
              + " JDBC_DATABASE_URL, DB_* or PG*.");
    }
  }

  /**
   * The output goes into a file: a daemon that the command leaves behind would keep a pipe open.
   */
  private void execute(Run run, Path said) throws IOException {
    ConnectionVariables variables = new ConnectionVariables(run.database());
    ProcessBuilder builder =
        new ProcessBuilder(shell())
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables.in(environment));
    Process process = builder.start();
    ProcessTree tree = new ProcessTree(process);
    try (Cancellation.Stage running =
        run.cancellation().during("the command is ended", tree::end)) {
      if (!tree.endsWithin(time(run))) {
        tree.end();
        show(said, variables, run);
        throw new UndeterminedException(
            "The command was ended after %d s, before it was through; --command-timeout gives it more."
                .formatted(time(run).toSeconds()));
      }
    }
    if (process.exitValue() != 0) {
      show(said, variables, run);
      throw new UndeterminedException(
          "The command ended with status %d, so there is nothing to compare with."
              .formatted(process.exitValue()));
    }
  }

  private Duration time(Run run) {
    return run.limits().run().left().filter(left -> left.compareTo(limit) < 0).orElse(limit);
  }

  private List<String> shell() {
    return isWindows() ? List.of("cmd.exe", "/c", line) : List.of("/bin/sh", "-c", line);
  }

  private static File nothing() {
    return new File(isWindows() ? "NUL" : "/dev/null");
  }

  private static boolean isWindows() {
    return File.separatorChar == '\\';
  }

  private static void show(Path said, ConnectionVariables variables, Run run) throws IOException {
    List<String> lines = lastLines(said);
    if (!lines.isEmpty()) {
      run.remarks().accept("The last that the command said:");
    }
    lines.stream().map(shown -> "  " + without(variables.secrets(), shown)).forEach(run.remarks());
  }

  private static String without(List<String> secrets, String line) {
    String shown = line;
    for (String secret : secrets) {
      shown = shown.replace(secret, "***");
    }
    return shown;
  }

  private static List<String> lastLines(Path said) throws IOException {
    Deque<String> last = new ArrayDeque<>();
    try (SeekableByteChannel file = Files.newByteChannel(said)) {
      file.position(Math.max(0, file.size() - TAIL));
      byte[] bytes = Channels.newInputStream(file).readAllBytes();
      try (Stream<String> lines = new String(bytes, Charset.defaultCharset()).lines()) {
        lines
            .map(line -> COLOUR.matcher(line).replaceAll(""))
            .filter(line -> !line.isBlank())
            .forEach(
                line -> {
                  last.add(line);
                  if (last.size() > LINES_SHOWN) {
                    last.remove();
                  }
                });
      }
    }
    return List.copyOf(last);
  }

  private static SchemaSnapshot schema(Run run) {
    try (ReadOnlySession session = ReadOnlySession.open(run.database(), run.verb(), run.limits())) {
      return SnapshotReader.read(session, Set.of());
    }
  }
}
