package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.schemaassurance.log.RotatedLog;
import org.schemaassurance.model.UsageException;
import picocli.CommandLine.Option;

/** The options that say where a run's line goes. */
final class CronLogFlags {
  private static final String DEFAULT_NAME = "schema-assurance-cron.log";
  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      description =
          "Gets one line a run; put away daily, kept for 30 days. - is standard output, for containers and journals.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--log-dir",
      paramLabel = "DIR",
      description = "The same, as " + DEFAULT_NAME + " in this folder.")
  private Optional<Path> folder = Optional.empty();

  /**
   * Where lines go.
   *
   * @param append takes a line
   * @param isHeard whether that is where standard error goes, so that nothing has to be said twice
   */
  record Log(Consumer<String> append, boolean isHeard) {}

  /**
   * Prepares it.
   *
   * @throws UsageException if none was named, or two, or it cannot be written
   */
  Log open(Terminal terminal) {
    if (file.isPresent() == folder.isPresent()) {
      throw new UsageException(
          "cron writes one line a run into a log: name it with --log-file or, in a folder, with --log-dir.");
    }
    if (file.filter(STANDARD_OUTPUT::equals).isPresent()) {
      return new Log(terminal.out()::println, true);
    }
    RotatedLog log =
        new RotatedLog(file.orElseGet(() -> folder.orElseThrow().resolve(DEFAULT_NAME)));
    return new Log(log::append, log.isStandardError());
  }
}
