package org.schemaassurance.cli;

import org.schemaassurance.report.TextReport;
import picocli.CommandLine.Option;

/** How much of what was found the text shows. */
final class ExtentFlags {
  @Option(names = "--quiet", description = "Of the text, only what does not hold, and the verdict.")
  private boolean quiet;

  @Option(
      names = "--verbose",
      description =
          "Lists what holds, too, however many rules there are; shows where an error comes from.")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }

  TextReport of(TextReport report) {
    return quiet ? report.quiet() : verbose ? report.listingAll() : report;
  }
}
