package org.schemaassurance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
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

/** Writes a report in each form that was asked for. */
final class ReportOutputs {
  private final Terminal terminal;
  private final List<OutputFlags> outputs;
  private final Question question;

  /**
   * What was asked, as far as reports say it.
   *
   * @param verb what was to be done
   * @param text the report for people
   * @param markdown the one for a step summary or a comment
   * @param html the one for a browser
   * @param pages what help there is for its rules
   */
  record Question(
      String verb,
      Function<Style, ReportFormat> text,
      Supplier<ReportFormat> markdown,
      Supplier<ReportFormat> html,
      RulePages pages) {
    /** One whose answer is told by its findings alone. */
    Question(String verb, Function<Style, ReportFormat> text, RulePages pages) {
      this(verb, text, MarkdownReport::new, () -> new HtmlReport(Version.current()), pages);
    }
  }

  /**
   * @throws UsageException if two reports would go to standard output
   * @throws UndeterminedException if one cannot be written where it should go
   */
  ReportOutputs(Terminal terminal, List<OutputFlags> outputs, Question question) {
    this.terminal = terminal;
    this.outputs = outputs.isEmpty() ? List.of(new OutputFlags()) : outputs;
    this.question = question;
    if (this.outputs.stream().filter(output -> output.output().isEmpty()).count() > 1) {
      throw new UsageException(
          "Only one report can go to standard output; give the others an --output behind their --format.");
    }
    this.outputs.forEach(output -> output.output().ifPresent(ReportOutputs::requireWritable));
  }

  private static void requireWritable(Path file) {
    new WholeFile(file).requireWritable("The report");
  }

  void write(Report report) {
    for (OutputFlags output : outputs) {
      try {
        if (output.output().isPresent()) {
          ReportFormat format = format(output, Style.PLAIN);
          new WholeFile(output.output().get()).write(writer -> format.write(report, writer));
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

  private ReportFormat format(OutputFlags output, Style style) {
    return switch (output.format()) {
      case text -> question.text().apply(style);
      case json -> new JsonReport(Version.current());
      case junit -> new JunitReport();
      case markdown -> question.markdown().get();
      case prometheus -> new PrometheusReport(question.verb());
      case html -> question.html().get();
      case sarif -> new SarifReport(Version.current(), question.verb(), question.pages());
    };
  }
}
