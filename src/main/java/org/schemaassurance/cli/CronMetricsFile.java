package org.schemaassurance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.schemaassurance.model.CronRun;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.report.CronMetrics;

/** The file that node_exporter's textfile collector reads. */
final class CronMetricsFile {
  private final Path path;
  private final WholeFile file;

  CronMetricsFile(Path path) {
    this.path = path;
    this.file = new WholeFile(path);
  }

  /**
   * Refuses a file that cannot be written, before any work is done.
   *
   * @throws org.schemaassurance.model.UsageException if that is so
   */
  void requireWritable() {
    file.requireWritable("The metrics");
  }

  /**
   * Replaces the file.
   *
   * @throws org.schemaassurance.model.UsageException if it cannot be written, as above
   * @throws UndeterminedException if that fails
   */
  void write(CronRun run) {
    requireWritable();
    CronMetrics metrics = new CronMetrics(former());
    file.write(writer -> metrics.write(run, writer));
  }

  private String former() {
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException unreadable) {
      throw new UndeterminedException(
          "The file " + path + " could not be read: " + unreadable.getMessage() + ".", unreadable);
    }
  }
}
