package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.schemaassurance.model.BackfillOutcome;
import org.schemaassurance.model.BackfillPlan;
import org.schemaassurance.model.BackfillResult;
import org.schemaassurance.model.Finding;

/** Backfills for people: what was found, what was done, what is left. */
public final class BackfillTextReport {
  private final Style style;
  private final boolean verbose;

  public BackfillTextReport(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  public void write(List<BackfillResult> results, Writer writer) throws IOException {
    for (BackfillResult result : results) {
      writer.write(
          style.bold("▶ Backfill " + TerminalText.onOneLine(result.name()))
              + " on "
              + TerminalText.onOneLine(result.target().toString())
              + "\n");
      if (result.plan().isPresent() || verbose) {
        writer.write(finding(result.before(), "to repair: "));
      }
      if (result.plan().isPresent()) {
        writer.write(plan(result.plan().get()));
        continue;
      }
      if (result.outcome().isPresent()) {
        writer.write(outcome(result.outcome().get()));
      } else if (result.after().status() == Finding.Status.HOLDS) {
        writer.write("  nothing to repair\n");
      }
      writer.write(finding(result.after(), "left: "));
    }
  }

  private static String plan(BackfillPlan plan) {
    String rows =
        plan.estimatedRows() == 0
            ? "all rows"
            : "about " + counted(plan.estimatedRows(), "row", "rows");
    StringBuilder text = new StringBuilder();
    text.append("  would ")
        .append(plan.resumes() ? "go on with " : "walk ")
        .append(rows)
        .append(" of ")
        .append(TerminalText.onOneLine(plan.table()))
        .append(" along (")
        .append(TerminalText.onOneLine(String.join(", ", plan.key())))
        .append(")");
    text.append(
        plan.estimatedTime()
            .map(time -> ", in about " + seconds(time) + " by the rate of the last run\n")
            .orElse("; no run yet that tells how long that takes\n"));
    plan.remark()
        .ifPresent(remark -> text.append("  ").append(TerminalText.onOneLine(remark)).append('\n'));
    return text.toString();
  }

  private static String outcome(BackfillOutcome outcome) {
    return "  %s: %s repaired, %s walked in %s, %s (95 of 100 batches within %d ms)%s%s%n"
        .formatted(
            outcome.ending(),
            number(outcome.repaired()),
            counted(outcome.walked(), "row", "rows"),
            counted(outcome.batches(), "batch", "batches"),
            seconds(outcome.duration()),
            outcome.p95().toMillis(),
            outcome.gaveWay().toMillis() < 100
                ? ""
                : ", " + seconds(outcome.gaveWay()) + " of it pauses for others at work",
            outcome.retries() == 0 ? "" : ", " + counted(outcome.retries(), "retry", "retries"));
  }

  private String finding(Finding finding, String prefix) {
    String message = TerminalText.onOneLine(finding.message());
    return switch (finding.status()) {
      case HOLDS -> style.green("✓") + " " + message + "\n";
      case BROKEN, WAIVED -> style.red("✗") + " " + prefix + message + "\n";
      case UNKNOWN ->
          style.yellow("?")
              + " "
              + message
              + "\n"
              + finding
                  .hint()
                  .map(hint -> "    to do:    " + TerminalText.onOneLine(hint) + "\n")
                  .orElse("");
    };
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  private static String counted(long count, String one, String several) {
    return number(count) + " " + (count == 1 ? one : several);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
