package org.schemaassurance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.AcceptedFindings;
import picocli.CommandLine.Option;

/** What is accepted although it is found. */
final class WaiversFlag {
  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description =
          "What is accepted, why and until when (verify-rules/waivers.yaml, if it is there).")
  private Optional<Path> file = Optional.empty();

  /**
   * Reads it.
   *
   * @throws org.schemaassurance.model.UsageException if it cannot be read
   */
  AcceptedFindings accepted() {
    return file.or(() -> Optional.of(ProjectFiles.WAIVERS).filter(Files::exists))
        .map(AcceptedFindings::in)
        .orElse(AcceptedFindings.NONE);
  }
}
