package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A format and where it goes: a pair that may be given several times. */
final class OutputFlags {
  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES} (text); several pairs of --format and --output write several reports in one pass.")
  private Format format = Format.text;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the report of the --format before it goes (standard output).")
  private Path output;

  /** The forms of a report, as they are typed. */
  enum Format {
    text,
    json,
    junit,
    sarif,
    html,
    markdown,
    prometheus
  }

  Format format() {
    return format;
  }

  Optional<Path> output() {
    return Optional.ofNullable(output);
  }
}
