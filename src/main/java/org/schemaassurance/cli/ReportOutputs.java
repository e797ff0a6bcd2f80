package org.schemaassurance.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.HtmlReport;
import org.schemaassurance.report.JsonReport;
import org.schemaassurance.report.JunitReport;
import org.schemaassurance.report.MarkdownReport;
import org.schemaassurance.report.PrometheusReport;
import org.schemaassurance.report.ReportFormat;
import org.schemaassurance.report.RulePages;
import org.schemaassurance.report.SarifReport;
import org.schemaassurance.report.Style;
import org.schemaassurance.report.TextReport;

/** Writes a report in each form that was asked for. */
final class ReportOutputs {
  private final Terminal terminal;
  private final List<OutputFlags> outputs;
  private final Question question;

  /**
   * What was asked, as far as reports say it.
   *
   * @param verb what was to be done
   * @param modes how, for people: what and how, in order
   * @param pages what help there is for its rules
   */
  record Question(String verb, Map<String, String> modes, RulePages pages) {}

  /**
   * @throws UsageException if two reports would go to standard output, or one into a folder that is
   *     not there
   */
  ReportOutputs(Terminal terminal, List<OutputFlags> outputs, Question question) {
    this.terminal = terminal;
    this.outputs = outputs.isEmpty() ? List.of(new OutputFlags()) : outputs;
    this.question = question;
    if (this.outputs.stream().filter(output -> output.output().isEmpty()).count() > 1) {
      throw new UsageException(
          "Only one report can go to standard output; give the others an --output behind their --format.");
    }
    this.outputs.forEach(output -> output.output().ifPresent(ReportOutputs::requireFolder));
  }

  private static void requireFolder(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    if (!Files.isWritable(folder) || Files.isDirectory(file)) {
      throw new UsageException(
          "The report cannot be written to "
              + file
              + ": "
              + (Files.isDirectory(file)
                  ? "it is a folder."
                  : "there is no folder that can be written."));
    }
  }

  void write(Report report) {
    for (OutputFlags output : outputs) {
      try {
        if (output.output().isPresent()) {
          writeFile(report, format(output, Style.PLAIN), output.output().get());
        } else {
          format(output, terminal.style()).write(report, terminal.out());
          terminal.out().flush();
        }
      } catch (IOException failed) {
        throw new UndeterminedException(
            "The report could not be written: " + failed.getMessage(), failed);
      }
    }
  }

  /** At once or not at all: who reads the file while it is written sees the former one. */
  private static void writeFile(Report report, ReportFormat format, Path file) throws IOException {
    Path unfinished =
        Files.createTempFile(
            file.toAbsolutePath().getParent(), file.getFileName().toString(), ".part");
    try {
      try (Writer writer = Files.newBufferedWriter(unfinished)) {
        format.write(report, writer);
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private ReportFormat format(OutputFlags output, Style style) {
    return switch (output.format()) {
      case text -> new TextReport(style, question.modes());
      case json -> new JsonReport(Version.current());
      case junit -> new JunitReport();
      case markdown -> new MarkdownReport();
      case prometheus -> new PrometheusReport(question.verb());
      case html -> new HtmlReport(Version.current());
      case sarif -> new SarifReport(Version.current(), question.verb(), question.pages());
    };
  }
}
