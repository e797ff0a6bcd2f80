package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.Report;

/**
 * A rehearsal as a comment below a pull request: a screen with what is not fine, and the rest
 * folded.
 */
public final class RehearsalMarkdown implements ReportFormat {
  /** GitHub refuses a comment of more than 65,536 characters. */
  private static final int MOST_BYTES = 60_000;

  private static final int MOST_ROWS = 15;

  private final RehearsalReport rehearsal;

  public RehearsalMarkdown(RehearsalReport rehearsal) {
    this.rehearsal = rehearsal;
  }

  /**
   * @param report that of the rehearsal
   */
  @Override
  public void write(Report report, Writer writer) throws IOException {
    List<RehearsedChangeset> told = ChangesetVerdict.gravestFirst(rehearsal.changesets());
    MarkdownPage page = new MarkdownPage(MOST_BYTES, "60 kB");
    page.always(heading(report));
    rehearsal.remarks().forEach(remark -> page.always("- " + MarkdownText.span(remark) + "\n\n"));
    page.always(table(told));
    folded(page, "Details", told.stream().map(RehearsalMarkdown::details).toList());
    folded(page, "Locks in production", locksInProduction());
    folded(page, "Fine", fine());
    folded(page, "What it costs", report.statistics().stream().map(MarkdownParts::table).toList());
    writer.write(page.text());
  }

  private String heading(Report report) {
    String verdict =
        switch (report.verdict()) {
          case HOLDS ->
              rehearsal.changesets().isEmpty() ? "✅ there was nothing to rehearse" : "✅ holds";
          case BROKEN -> "❌ is broken";
          case UNKNOWN -> "❓ could not be found out completely";
        };
    return "## %s: %s\n\n%s, on PostgreSQL %s in %d ms\n\n"
        .formatted(
            MarkdownText.span(report.title()),
            verdict,
            ChangesetVerdict.counts(rehearsal.changesets()),
            MarkdownText.span(report.target().serverVersion()),
            report.duration().toMillis());
  }

  private String table(List<RehearsedChangeset> told) {
    if (told.isEmpty()) {
      return "";
    }
    String table =
        MarkdownParts.rows(
            List.of("", "changeset", "findings", "who waits while it runs"),
            told.stream().limit(MOST_ROWS).map(this::row).toList());
    return told.size() <= MOST_ROWS
        ? table + "\n"
        : table + "\nand " + (told.size() - MOST_ROWS) + " more, below\n\n";
  }

  private List<String> row(RehearsedChangeset changeset) {
    return List.of(
        ChangesetVerdict.of(changeset).mark(),
        changeset.changeset().declared().id(),
        String.join(", ", new ChangesetFindings(changeset).rules()),
        new RehearsalCosts(changeset, rehearsal.sizes()).whoWaits());
  }

  private static String details(RehearsedChangeset changeset) {
    return ChangesetVerdict.of(changeset).mark()
        + " "
        + MarkdownText.span(changeset.changeset().declared().key())
        + "\n\n"
        + new ChangesetFindings(changeset)
            .sentences().stream().map(RehearsalMarkdown::item).collect(Collectors.joining())
        + Stream.concat(changeset.accepted().stream(), changeset.notes().stream())
            .map(sentence -> "- " + MarkdownText.span(sentence) + "\n")
            .collect(Collectors.joining())
        + "\n";
  }

  private static String item(ChangesetFindings.Said said) {
    return "- "
        + MarkdownText.span(said.rule())
        + " "
        + MarkdownText.span(said.sentence())
        + said.advice().map(advice -> "\n  - to do: " + MarkdownText.span(advice)).orElse("")
        + "\n";
  }

  private List<String> locksInProduction() {
    return rehearsal.changesets().stream()
        .flatMap(
            changeset ->
                new RehearsalCosts(changeset, rehearsal.sizes())
                    .ofLocksInProduction().stream()
                        .map(
                            lock ->
                                "- "
                                    + MarkdownText.span(changeset.changeset().declared().id())
                                    + " "
                                    + MarkdownText.span(lock)
                                    + "\n"))
        .toList();
  }

  private List<String> fine() {
    return rehearsal.changesets().stream()
        .filter(RehearsedChangeset::isFine)
        .map(
            changeset ->
                "- "
                    + MarkdownText.span(changeset.changeset().declared().key())
                    + ": "
                    + changeset.findings().stream()
                        .map(Finding::message)
                        .map(MarkdownText::span)
                        .collect(Collectors.joining(" "))
                    + "\n")
        .toList();
  }

  private static void folded(MarkdownPage page, String title, List<String> parts) {
    if (!parts.isEmpty()) {
      page.always("<details><summary>" + title + " (" + parts.size() + ")</summary>\n\n");
      parts.forEach(page::ifItFits);
      page.always("\n</details>\n\n");
    }
  }
}
