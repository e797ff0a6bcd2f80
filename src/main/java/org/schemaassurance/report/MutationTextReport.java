package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.MutationReport;
import org.schemaassurance.model.MutationReport.Fate;
import org.schemaassurance.model.MutationReport.Result;

/** For people: what survived and which rule would notice it, what could not be tried, the score. */
public final class MutationTextReport {
  private final Style style;
  private final boolean verbose;

  /**
   * @param verbose whether the mutants that were killed are shown too, with who noticed them
   */
  public MutationTextReport(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  /**
   * Writes the whole report.
   *
   * @throws IOException if the writer cannot take it
   */
  public void write(MutationReport report, Writer writer) throws IOException {
    StringBuilder text = new StringBuilder();
    String title = report.title() + " Mutation";
    text.append(style.bold(TerminalText.safe(title)))
        .append('\n')
        .append("=".repeat(title.length()))
        .append("\n\n");
    shown(report).forEach(result -> append(text, result));
    summary(text, report);
    writer.write(text.toString());
  }

  private List<Result> shown(MutationReport report) {
    return report.results().stream()
        .filter(result -> verbose || !(result.fate() instanceof Fate.Killed))
        .toList();
  }

  private void append(StringBuilder text, Result result) {
    String mutant = TerminalText.safe(result.mutant().toString());
    if (result.fate() instanceof Fate.Killed killed) {
      line(text, style.green("✓ ") + mutant, noticedBy(killed));
    } else if (result.fate() instanceof Fate.Survived survived) {
      line(text, style.red("✗ ") + mutant, survived.reason());
      line(text, "", "What would notice it: " + result.mutant().noticedBy());
    } else if (result.fate() instanceof Fate.Skipped skipped) {
      line(text, style.yellow("- ") + mutant, "Skipped: " + skipped.reason());
    }
  }

  private static String noticedBy(Fate.Killed killed) {
    return "Noticed by "
        + Stream.concat(
                killed.rules().stream(),
                killed.behaviours().stream().map(behaviour -> "behaviour '" + behaviour + "'"))
            .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder text, String mutant, String below) {
    if (!mutant.isEmpty()) {
      text.append("  ").append(mutant).append('\n');
    }
    text.append("      ").append(TerminalText.safe(below)).append('\n');
  }

  private void summary(StringBuilder text, MutationReport report) {
    int killed = report.killed().size();
    int applied = killed + report.survived().size();
    boolean enough = report.score() >= report.minScore();
    String score =
        "Score: "
            + report.score()
            + " % ("
            + killed
            + " of "
            + applied
            + " mutants noticed), "
            + (enough ? "at least " : "expected at least ")
            + report.minScore()
            + " %";
    if (report.results().size() > killed || verbose) {
      text.append('\n');
    }
    text.append(enough ? style.green("✓ " + score) : style.red("✗ " + score)).append('\n');
    long byBehavioursAlone =
        report.killed().stream()
            .filter(
                result -> result.fate() instanceof Fate.Killed noticed && noticed.rules().isEmpty())
            .count();
    if (byBehavioursAlone > 0) {
      text.append("Noticed by behaviours alone: %d%n".formatted(byBehavioursAlone));
    }
    text.append(
        "Survived: %d, skipped: %d, on PostgreSQL %s in %d s%n"
            .formatted(
                report.survived().size(),
                report.skipped().size(),
                report.server().serverVersion(),
                report.duration().toSeconds()));
  }
}
