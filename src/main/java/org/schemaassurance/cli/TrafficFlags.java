package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.model.RehearsalTraffic;
import picocli.CommandLine.Option;

/** What others do while a changeset runs. */
final class TrafficFlags {
  @Option(
      names = "--traffic",
      description =
          "While a changeset runs up a second time, others read and write the tables that it touches, with"
              + " statements that change no row: who waits for it is told, and how long.")
  private boolean generated;

  @Option(
      names = "--traffic-file",
      paramLabel = "FILE",
      description = "The same with the statements of a file, each of which is rolled back.")
  private Optional<Path> file = Optional.empty();

  RehearsalTraffic chosen() {
    return file.<RehearsalTraffic>map(RehearsalTraffic.InFile::new)
        .orElseGet(
            () -> generated ? new RehearsalTraffic.Generated() : new RehearsalTraffic.None());
  }
}
